import { giveOutIssue, readIssue } from '@candid/announcing';
import type { Clock } from '@candid/kernel';
import { createNewsletter, type NewsletterApi } from '../announcing/newsletter.ts';
import type { ImagingWorld } from './imaging-world.ts';

/** Newsletters over a whole world, whose worker is a program of its own and posts and sends them itself. */
export const openNewsletterOver = (world: ImagingWorld, clock: Clock) => {
  const { db, vault, jobs } = world.submission;
  const newsletter = createNewsletter({ db, vault, clock }, world.policy, jobs) as NewsletterApi;
  const text = { subject: 'What is new', paragraphs: ['Pictures keep their shape.'] };
  return {
    /** Somebody types an address into the page. */
    ask: (email: string) => newsletter.ask({ email, network: null, language: 'en' }),
    /** They say yes on the page that the letter leads to. */
    confirm: (link: string) =>
      newsletter.confirm(new URL(link).searchParams.get('token') ?? '', { locale: 'en', text: 'Do you want our news?' }),
    giveOut: () => giveOutIssue({ db: world.database.kysely, clock }, readIssue(JSON.stringify({ en: text, de: text }))),
  };
};
