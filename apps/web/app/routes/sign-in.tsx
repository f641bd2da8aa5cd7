import { Button, Notice } from '@candid/ui';
import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AgeStatement } from '../account/age-statement.tsx';
import { isErrorCode } from '../messages/index.ts';
import { ageLimitOf } from '../server/age.ts';
import { returnPath } from '../server/sign-in.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: ({ url, context }) => {
    const { session, kit, standIns } = context;
    if (session.account) return redirect('/account');
    const problem = url.searchParams.get('problem');
    return {
      csrfToken: session.csrfToken,
      returnTo: returnPath(url.searchParams.get('to'), kit.origin),
      problem: isErrorCode(problem) ? problem : null,
      ageLimit: ageLimitOf(context),
      isStandIn: standIns.includes('google'),
    };
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('signIn.page') };

/** Signing in is a choice (OH-02); what Google gives, and what is kept of it, is said before. */
export default function SignInPage() {
  const { csrfToken, returnTo, problem, ageLimit, isStandIn } = useLoaderData<typeof loader>();
  const { t, failure } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{t('signIn.heading')}</h1>
      {problem ? (
        <Notice tone="trouble" title={failure(problem).what}>
          {failure(problem).advice}
        </Notice>
      ) : null}
      <p>{t('signIn.choice')}</p>
      <form className="form-page__form" method="post" action="/auth/google">
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <AgeStatement limit={ageLimit} isForNewOnly />
        <Button type="submit" tone="primary">
          {t('signIn.google')}
        </Button>
      </form>
      <dl className="facts">
        <dt>{t('signIn.given')}</dt>
        <dd>{t('signIn.givenValue')}</dd>
        <dt>{t('signIn.kept')}</dt>
        <dd>{t('signIn.keptValue')}</dd>
        <dt>{t('signIn.dropped')}</dt>
        <dd>{t('signIn.droppedValue')}</dd>
      </dl>
      {isStandIn ? <p className="form-page__note">{t('signIn.standIn')}</p> : null}
    </main>
  );
}
