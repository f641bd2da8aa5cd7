import { Field } from '@candid/ui';
import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkPress, SpentLink } from '../account/link-pages.tsx';
import { NewPasswordField, ofNoField, useNameReason } from '../account/password-fields.tsx';
import { enter } from '../server/enter.ts';
import { linkAnswer, loadLink, passwordsOf, passwordAction, textIn, type RefusedForm } from '../server/password-forms.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async (input) => linkAnswer({ ...(await loadLink(input, 'sign-up')), hasNames: passwordsOf(input.context).hasNames }),
});

export const action = passwordAction(
  async ({ form, request, context, passwords }) => {
    const given = { token: textIn(form, 'token'), password: textIn(form, 'next'), name: textIn(form, 'name') };
    await enter({ request, context }, (entering) => passwords.finishSignUp({ ...given, ...entering }));
    return redirect('/', 303);
  },
  (form) => ({ name: textIn(form, 'name') }),
);

export const handle: RouteHandle = { title: ({ t }) => t('finish.page') };

/** Where the letter of a sign-up leads: the address is shown to be the person's, and a password makes the account. */
export default function FinishSignUpPage() {
  const { csrfToken, token, stands, minimumLength, hasNames } = useLoaderData<typeof loader>();
  const { problem, typed } = useActionData<RefusedForm>() ?? {};
  const nameReason = useNameReason(problem);
  const { t } = useWords();
  if (!stands) return <SpentLink again="/sign-up" />;
  return (
    <LinkPress
      path="/sign-up/finish"
      heading={t('finish.heading')}
      lead={t('finish.lead')}
      submit={t('finish.submit')}
      csrfToken={csrfToken}
      token={token}
      problem={ofNoField(problem)}
    >
      {hasNames ? (
        <Field
          label={t('finish.name')}
          name="name"
          autoComplete="name"
          defaultValue={typed?.name ?? ''}
          hint={t('finish.name.hint')}
          error={nameReason}
        />
      ) : null}
      <NewPasswordField problem={problem} minimum={minimumLength} />
    </LinkPress>
  );
}
