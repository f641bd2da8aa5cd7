import { defineAction, defineLoader, readFields } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkPress } from '../account/link-pages.tsx';
import { ofNoField } from '../account/password-fields.tsx';
import { NewsletterDone, NewsletterLinkSpent } from '../newsletter/newsletter-pages.tsx';
import { newsletterText } from '../newsletter/newsletter-text.ts';
import { newsletterOf, newsletterWording, verifyOpenForm } from '../server/newsletter-forms.ts';
import { linkAnswer, refuseForm, textIn, type RefusedForm } from '../server/password-forms.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

/** Looking changes nothing: mail scanners open links too. */
export const loader = defineLoader({
  handle: async ({ url, context }) => {
    const token = url.searchParams.get('token') ?? '';
    return linkAnswer({
      csrfToken: context.session.csrfToken,
      token,
      stands: await newsletterOf(context).confirmStands(token),
      lifetime: newsletterOf(context).confirmWithin,
      isDone: url.searchParams.has('done'),
    });
  },
});

export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const newsletter = newsletterOf(context);
    const form = await readFields(request);
    try {
      verifyOpenForm(form, context);
      await newsletter.confirm(textIn(form, 'token'), newsletterWording(context, 'confirm'));
      return redirect('/newsletter/confirm?done', 303);
    } catch (error) {
      return refuseForm(error);
    }
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('newsletter.page') };

export default function ConfirmNewsletterPage() {
  const { csrfToken, token, stands, isDone, lifetime } = useLoaderData<typeof loader>();
  const problem = useActionData<RefusedForm>()?.problem;
  const words = useWords();
  const { t, failure } = words;
  if (isDone) return <NewsletterDone title={t('newsletter.confirmed.title')} done={t('newsletter.confirmed')} />;
  if (!stands)
    return <NewsletterLinkSpent heading={failure('link_spent').what} advice={t('newsletter.confirm.spent', { lifetime })} />;
  const { heading, lead, act } = newsletterText(words, 'confirm');
  return (
    <LinkPress
      path="/newsletter/confirm"
      heading={heading}
      lead={lead}
      submit={act}
      csrfToken={csrfToken}
      token={token}
      problem={ofNoField(problem)}
    />
  );
}
