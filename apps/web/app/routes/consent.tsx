import { AppError } from '@candid/kernel';
import { defineAction, defineLoader, readFields } from '@candid/remix-kit';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConsentPanel } from '../consent/consent-panel.tsx';
import { readConsentForm } from '../server/consent-form.ts';
import { choiceView, consentView, essentialCookies } from '../server/consent-view.ts';
import type { RouteHandle } from '../shell/page-title.tsx';

export const loader = defineLoader({
  handle: ({ context }) => {
    const view = consentView(context);
    if (view === null) throw new AppError('not_found');
    return { view, choice: choiceView(context), essential: essentialCookies(context.policy) };
  },
});

/**
 * Takes a choice from the notice or the panel, of anybody: with a session or without. That it comes from a page of ours is the front
 * door's to say, and what it may contain is checked here: a consent is not what some form says, but what one of ours asked.
 */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    const { consent, policy } = context;
    context.consent = await consent.choose(readConsentForm(await readFields(request), { asks: consent.asks, policy }));
    return { recorded: true };
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('consent.page') };

/** The preferences panel, at an address of its own: it needs no script. */
export default function ConsentPage() {
  const answer = useActionData<{ readonly code?: unknown } | undefined>();
  const given = answer === undefined ? null : answer.code === undefined ? 'recorded' : { code: answer.code };
  return <ConsentPanel {...useLoaderData<typeof loader>()} answer={given} />;
}
