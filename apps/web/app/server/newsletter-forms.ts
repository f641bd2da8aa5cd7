import type { NewsletterApi } from '@candid/application';
import type { AppLoadContext } from '@remix-run/node';
import { createWords } from '../messages/index.ts';
import { languages } from '../messages/languages.server.ts';
import { newsletterText, type NewsletterPlace } from '../newsletter/newsletter-text.ts';
import { demand } from './demand.ts';

/** @throws AppError `not_found` where the policy has no newsletters */
export const newsletterOf = ({ newsletter }: AppLoadContext): NewsletterApi => demand(newsletter);

/**
 * A form of anybody: that it comes from a page of ours is the front door's to say, and nobody needs a session to ask for news or to confirm it.
 * @throws AppError `csrf_failed` for whoever is signed in and did not send it
 */
export const verifyOpenForm = (form: FormData, { session }: AppLoadContext): void => {
  if (session.account !== null) session.verifyForm(form.get('csrf'));
};

/** The words of a page as its reader saw them, for the record of what they said. */
export const newsletterWording = (
  { locale }: Pick<AppLoadContext, 'locale'>,
  place: NewsletterPlace,
): { readonly locale: string; readonly text: string } => {
  const { heading, lead, act } = newsletterText(createWords('UTC', languages[locale]), place);
  return { locale, text: [heading, lead, act].join('\n') };
};
