import { defineLoader } from '@candid/remix-kit';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkDone, LinkPress, SpentLink } from '../account/link-pages.tsx';
import { ofNoField } from '../account/password-fields.tsx';
import { linkAnswer, loadLink, passwordsOf, pressAction, type RefusedForm } from '../server/password-forms.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async (input) =>
    linkAnswer({
      ...(await loadLink(input, 'change-address')),
      isDone: input.url.searchParams.has('done'),
      lifetime: passwordsOf(input.context).linkLifetimes['undo-address'],
    }),
});

export const action = pressAction('/address/confirm', (passwords, token) => passwords.confirmAddress(token));

export const handle: RouteHandle = { title: ({ t }) => t('address.confirm.page') };

export default function ConfirmAddressPage() {
  const { csrfToken, token, stands, isDone, lifetime } = useLoaderData<typeof loader>();
  const problem = useActionData<RefusedForm>()?.problem;
  const { t } = useWords();
  if (isDone) return <LinkDone title={t('address.confirmed.title')} done={t('address.confirmed')} />;
  if (!stands) return <SpentLink again="/account/address" />;
  return (
    <LinkPress
      path="/address/confirm"
      heading={t('address.confirm.heading')}
      lead={t('address.confirm.lead', { lifetime })}
      submit={t('address.confirm.submit')}
      csrfToken={csrfToken}
      token={token}
      problem={ofNoField(problem)}
    />
  );
}
