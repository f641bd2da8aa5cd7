import { confirmsAge } from '@candid/accounts';
import { Button } from '@candid/ui';
import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AGE_FIELD, AgeStatement } from '../account/age-statement.tsx';
import { LetterSent } from '../account/link-pages.tsx';
import { EmailField, FormProblem, ofNoField } from '../account/password-fields.tsx';
import { ageLimitOf } from '../server/age.ts';
import { askingAction, networkOf, passwordsOf, type RefusedForm } from '../server/password-forms.ts';
import { PageForm, PageLink } from '../shell/page-links.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: ({ url, context }) => {
    passwordsOf(context);
    if (context.session.account) return redirect('/account');
    return {
      csrfToken: context.session.csrfToken,
      isAsked: url.searchParams.has('asked'),
      ageLimit: ageLimitOf(context),
      statesAge: context.policy.children.ageStatement,
      hasStandIn: context.standIns.includes('mail'),
    };
  },
});

export const action = askingAction('/sign-up', ({ context, form, email }) => {
  const limit = ageLimitOf(context);
  const at = context.clock.now();
  const { ageStatement } = context.policy.children;
  const age = ageStatement ? confirmsAge(form.get(AGE_FIELD), { limit, at }) : { statedAt: at, limit };
  return passwordsOf(context).askForAccount({ email, age, network: networkOf(context) });
});

export const handle: RouteHandle = { title: ({ t }) => t('signUp.page'), isPublic: true };

export default function SignUpPage() {
  const { csrfToken, isAsked, ageLimit, statesAge, hasStandIn } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { t } = useWords();
  if (isAsked && !refused) {
    const again = { href: '/sign-up', words: t('signUp.again') };
    return (
      <LetterSent heading={t('signUp.heading')} title={t('signUp.sent.title')} again={again} hasStandIn={hasStandIn}>
        {t('signUp.sent')}
      </LetterSent>
    );
  }
  return (
    <main className="form-page" id="main">
      <h1>{t('signUp.heading')}</h1>
      <FormProblem problem={ofNoField(refused?.problem)} />
      <p>{t('signUp.lead')}</p>
      <PageForm className="form-page__form" action="/sign-up">
        <input type="hidden" name="csrf" value={csrfToken} />
        <EmailField problem={refused?.problem} typed={refused?.typed?.email} hint={t('password.email.hint')} />
        {statesAge ? <AgeStatement limit={ageLimit} /> : null}
        <Button type="submit" tone="primary">
          {t('signUp.submit')}
        </Button>
      </PageForm>
      <p>
        <PageLink to="/sign-in">{t('signUp.known')}</PageLink>
      </p>
    </main>
  );
}
