import { defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkPress, SpentLink } from '../account/link-pages.tsx';
import { NewPasswordField, ofNoField } from '../account/password-fields.tsx';
import { enter } from '../server/enter.ts';
import { linkAnswer, loadLink, networkOf, passwordAction, textIn, type RefusedForm } from '../server/password-forms.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({ handle: async (input) => linkAnswer(await loadLink(input, 'reset')) });

export const action = passwordAction(async ({ form, request, context, passwords }) => {
  const given = { token: textIn(form, 'token'), password: textIn(form, 'next'), network: networkOf(context) };
  await enter({ request, context }, (entering) => passwords.reset({ ...given, ...entering }));
  return redirect('/account', 303);
});

export const handle: RouteHandle = { title: ({ t }) => t('reset.page') };

export default function ResetPage() {
  const { csrfToken, token, stands, minimumLength } = useLoaderData<typeof loader>();
  const problem = useActionData<RefusedForm>()?.problem;
  const { t } = useWords();
  if (!stands) return <SpentLink again="/forgot" />;
  return (
    <LinkPress
      path="/reset"
      heading={t('reset.heading')}
      lead={t('reset.lead')}
      submit={t('reset.submit')}
      csrfToken={csrfToken}
      token={token}
      problem={ofNoField(problem)}
    >
      <NewPasswordField problem={problem} minimum={minimumLength} />
    </LinkPress>
  );
}
