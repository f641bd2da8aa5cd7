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
    ...(await loadLink(input, 'change-address')),
    isDone: input.url.searchParams.has('done'),
    lifetime: passwordsOf(input.context).linkLifetimes['undo-address'],
  }),
});

export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const passwords = passwordsOf(context);
    const form = await readPasswordForm(request, context);
    try {
      await passwords.confirmAddress(textIn(form, 'token'));
      return redirect('/address/confirm?done', 303);
    } catch (error) {
      return refuseForm(error);
    }
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('address.confirm.page') };

export default function ConfirmAddressPage() {
  const { csrfToken, token, stands, isDone, lifetime } = useLoaderData<typeof loader>();
  const problem = useActionData<RefusedForm>()?.problem;
  const { t } = useWords();
  if (isDone)
    return (
      <main className="form-page" id="main">
        <h1>{t('address.confirmed.title')}</h1>
        <Notice tone="proven" title={t('address.confirmed')} />
        <p>
          <ButtonLink href="/sign-in" tone="primary">
            {t('link.spent.signIn')}
          </ButtonLink>
        </p>
      </main>
    );
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
