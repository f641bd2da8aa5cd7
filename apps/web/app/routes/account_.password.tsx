import { Button } from '@candid/ui';
import { AppError } from '@candid/kernel';
import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormProblem, NewPasswordField, ofNoField, PresentPasswordField } from '../account/password-fields.tsx';
import { enter } from '../server/enter.ts';
import { networkOf, passwordsOf, passwordAction, textIn, type RefusedForm } from '../server/password-forms.ts';
import { PageForm, PageLink } from '../shell/page-links.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: ({ context }) => {
    const { minimumLength } = passwordsOf(context);
    if (!context.session.account) return redirect('/sign-in?to=/account/password');
    return { csrfToken: context.session.csrfToken, minimumLength };
  },
});

/** The session goes on under a new token, and every other one ends. */
export const action = passwordAction(async ({ form, request, context, passwords }) => {
  const { account, subjectId } = context.session;
  if (!account) throw new AppError('sign_in_needed');
  const given = { subjectId, present: textIn(form, 'password'), next: textIn(form, 'next'), network: networkOf(context) };
  await enter({ request, context }, (entering) => passwords.change({ ...given, ...entering }));
  return redirect('/account', 303);
});

export const handle: RouteHandle = { title: ({ t }) => t('account.password.page') };

export default function ChangePasswordPage() {
  const { csrfToken, minimumLength } = useLoaderData<typeof loader>();
  const problem = useActionData<RefusedForm>()?.problem;
  const { t } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{t('account.password.heading')}</h1>
      <FormProblem problem={ofNoField(problem)} />
      <p>{t('account.password.lead')}</p>
      <PageForm className="form-page__form" action="/account/password">
        <input type="hidden" name="csrf" value={csrfToken} />
        <PresentPasswordField label={t('password.present')} problem={problem} />
        <NewPasswordField problem={problem} minimum={minimumLength} />
        <Button type="submit" tone="primary">
          {t('account.password.submit')}
        </Button>
      </PageForm>
      <p>
        <PageLink to="/account">{t('account.back')}</PageLink>
      </p>
    </main>
  );
}
