import { Button } from '@candid/ui';
import { defineLoader } from '@candid/remix-kit';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LetterSent } from '../account/link-pages.tsx';
import { EmailField, FormProblem, ofNoField } from '../account/password-fields.tsx';
import { askingAction, networkOf, passwordsOf, type RefusedForm } from '../server/password-forms.ts';
import { PageForm, PageLink } from '../shell/page-links.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: ({ url, context }) => ({
    csrfToken: context.session.csrfToken,
    isAsked: url.searchParams.has('asked'),
    lifetime: passwordsOf(context).linkLifetimes.reset,
    hasStandIn: context.standIns.includes('mail'),
  }),
});

export const action = askingAction('/forgot', ({ context, email }) =>
  passwordsOf(context).askForPassword({ email, network: networkOf(context) }),
);

export const handle: RouteHandle = { title: ({ t }) => t('forgot.page') };

export default function ForgotPage() {
  const { csrfToken, isAsked, lifetime, hasStandIn } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { t } = useWords();
  if (isAsked && !refused) {
    const again = { href: '/forgot', words: t('signUp.again') };
    return (
      <LetterSent heading={t('forgot.heading')} title={t('forgot.sent.title')} again={again} hasStandIn={hasStandIn}>
        {t('forgot.sent', { lifetime })}
      </LetterSent>
    );
  }
  return (
    <main className="form-page" id="main">
      <h1>{t('forgot.heading')}</h1>
      <FormProblem problem={ofNoField(refused?.problem)} />
      <p>{t('forgot.lead')}</p>
      <PageForm className="form-page__form" action="/forgot">
        <input type="hidden" name="csrf" value={csrfToken} />
        <EmailField problem={refused?.problem} typed={refused?.typed?.email} />
        <Button type="submit" tone="primary">
          {t('forgot.submit')}
        </Button>
      </PageForm>
      <p>
        <PageLink to="/sign-in">{t('link.spent.signIn')}</PageLink>
      </p>
    </main>
  );
}
