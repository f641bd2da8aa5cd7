import { defineLoader } from '@candid/remix-kit';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkDone, LinkPress, SpentLink } from '../account/link-pages.tsx';
import { ofNoField } from '../account/password-fields.tsx';
import { linkAnswer, loadLink, pressAction, type RefusedForm } from '../server/password-forms.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async (input) =>
    linkAnswer({
      ...(await loadLink(input, 'undo-address')),
      isDone: input.url.searchParams.has('done'),
    }),
});

export const action = pressAction('/address/undo', (passwords, token) => passwords.undoAddress(token));

export const handle: RouteHandle = { title: ({ t }) => t('address.undo.page') };

export default function UndoAddressPage() {
  const { csrfToken, token, stands, isDone } = useLoaderData<typeof loader>();
  const problem = useActionData<RefusedForm>()?.problem;
  const { t } = useWords();
  if (isDone) return <LinkDone title={t('address.undone.title')} done={t('address.undone')} />;
  if (!stands) return <SpentLink again="/forgot" />;
  return (
    <LinkPress
      path="/address/undo"
      heading={t('address.undo.heading')}
      lead={t('address.undo.lead')}
      submit={t('address.undo.submit')}
      csrfToken={csrfToken}
      token={token}
      problem={ofNoField(problem)}
    />
  );
}
