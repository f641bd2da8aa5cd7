import { Button } from '@candid/ui';
import { AppError } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LetterSent } from '../account/link-pages.tsx';
import { EmailField, FormProblem, ofNoField, PresentPasswordField } from '../account/password-fields.tsx';
import { networkOf, passwordsOf, passwordAction, textIn, typedEmail, type RefusedForm } from '../server/password-forms.ts';
import { PageForm, PageLink } from '../shell/page-links.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: ({ url, context }) => {
    passwordsOf(context);
    if (!context.session.account) return redirect('/sign-in?to=/account/address');
    return {
      csrfToken: context.session.csrfToken,
      isAsked: url.searchParams.has('asked'),
      hasStandIn: context.standIns.includes('mail'),
    };
  },
});

/** Whether the new address has an account decides nothing here (HI-01). */
export const action = passwordAction(async ({ form, context, passwords }) => {
  const { account, subjectId } = context.session;
  if (!account) throw new AppError('sign_in_needed');
  const given = { subjectId, email: textIn(form, 'email'), password: textIn(form, 'password'), network: networkOf(context) };
  await passwords.askForAddress(given);
  return redirect('/account/address?asked', 303);
}, typedEmail);

export const handle: RouteHandle = { title: ({ t }) => t('account.address.page') };

export default function ChangeAddressPage() {
  const { csrfToken, isAsked, hasStandIn } = useLoaderData<typeof loader>();
  const { problem, typed } = useActionData<RefusedForm>() ?? {};
  const { t } = useWords();
  if (isAsked && !problem) {
    const again = { href: '/account', words: t('account.back') };
    return (
      <LetterSent
        heading={t('account.address.heading')}
        title={t('account.address.sent.title')}
        again={again}
        hasStandIn={hasStandIn}
      >
        {t('account.address.sent')}
      </LetterSent>
    );
  }
  return (
    <main className="form-page" id="main">
      <h1>{t('account.address.heading')}</h1>
      <FormProblem problem={ofNoField(problem)} />
      <p>{t('account.address.lead')}</p>
      <PageForm className="form-page__form" action="/account/address">
        <input type="hidden" name="csrf" value={csrfToken} />
        <EmailField label={t('account.address.new')} problem={problem} typed={typed?.email} />
        <PresentPasswordField problem={problem} />
        <Button type="submit" tone="primary">
          {t('account.address.submit')}
        </Button>
      </PageForm>
      <p>
        <PageLink to="/account">{t('account.back')}</PageLink>
      </p>
    </main>
  );
}
