import { defineAction, defineLoader, readFields } from '@candid/remix-kit';
import { Button } from '@candid/ui';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LetterSent } from '../account/link-pages.tsx';
import { EmailField, FormProblem, ofNoField } from '../account/password-fields.tsx';
import { newsletterOf, verifyOpenForm } from '../server/newsletter-forms.ts';
import { networkOf, refuseForm, textIn, type RefusedForm } from '../server/password-forms.ts';
import { PageForm } from '../shell/page-links.tsx';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

export const loader = defineLoader({
  handle: ({ url, context }) => ({
    csrfToken: context.session.csrfToken,
    isAsked: url.searchParams.has('asked'),
    lifetime: newsletterOf(context).confirmWithin,
    hasStandIn: context.standIns.includes('mail'),
  }),
});

/** Asks an address by letter whether it wants newsletters. The answer is the same for every address. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const newsletter = newsletterOf(context);
    const form = await readFields(request);
    const email = textIn(form, 'email');
    try {
      verifyOpenForm(form, context);
      await newsletter.ask({ email, network: networkOf(context), language: context.locale });
      return redirect('/newsletter?asked', 303);
    } catch (error) {
      return refuseForm(error, { email });
    }
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('newsletter.page') };

export default function NewsletterPage() {
  const { csrfToken, isAsked, lifetime, hasStandIn } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { t } = useWords();
  if (isAsked && !refused) {
    const again = { href: '/newsletter', words: t('newsletter.again') };
    return (
      <LetterSent heading={t('newsletter.heading')} title={t('newsletter.sent.title')} again={again} hasStandIn={hasStandIn}>
        {t('newsletter.sent', { lifetime })}
      </LetterSent>
    );
  }
  return (
    <main className="form-page" id="main">
      <h1>{t('newsletter.heading')}</h1>
      <FormProblem problem={ofNoField(refused?.problem)} />
      <p>{t('newsletter.what')}</p>
      <PageForm className="form-page__form" action="/newsletter">
        <input type="hidden" name="csrf" value={csrfToken} />
        <EmailField
          problem={refused?.problem}
          typed={refused?.typed?.email}
          label={t('newsletter.address')}
          hint={t('newsletter.address.hint')}
        />
        <Button type="submit" tone="primary">
          {t('newsletter.submit')}
        </Button>
      </PageForm>
    </main>
  );
}
