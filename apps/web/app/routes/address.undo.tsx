import { ButtonLink, Notice } from '@candid/ui';
import { defineAction, defineLoader } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkPress, SpentLink } from '../account/link-pages.tsx';
import { ofNoField } from '../account/password-fields.tsx';
import { loadLink, passwordsOf, readPasswordForm, refuseForm, textIn, type RefusedForm } from '../server/password-forms.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: async (input) => ({
    ...(await loadLink(input, 'undo-address')),
    isDone: input.url.searchParams.has('done'),
  }),
});

export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const passwords = passwordsOf(context);
    const form = await readPasswordForm(request, context);
    try {
      await passwords.undoAddress(textIn(form, 'token'));
      return redirect('/address/undo?done', 303);
    } catch (error) {
      return refuseForm(error);
    }
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('address.undo.page') };

export default function UndoAddressPage() {
  const { csrfToken, token, stands, isDone } = useLoaderData<typeof loader>();
  const problem = useActionData<RefusedForm>()?.problem;
  const { t } = useWords();
  if (isDone)
    return (
      <main className="form-page" id="main">
        <h1>{t('address.undone.title')}</h1>
        <Notice tone="proven" title={t('address.undone')} />
        <p>
          <ButtonLink href="/sign-in" tone="primary">
            {t('link.spent.signIn')}
          </ButtonLink>
        </p>
      </main>
    );
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
