import type { Words } from '../messages/index.ts';

/** Everything that is read before a yes or a no to newsletters. What is recorded as shown is made of this and nothing else. */
export interface NewsletterText {
  readonly heading: string;
  readonly lead: string;
  /** What is ticked or pressed. */
  readonly act: string;
}

/** On which page somebody says it. */
export type NewsletterPlace = 'account' | 'confirm' | 'leave';

/** Writes the question of a page (HI-09). */
export const newsletterText = ({ t }: Pick<Words, 't'>, place: NewsletterPlace): NewsletterText => {
  switch (place) {
    case 'account':
      return { heading: t('newsletter.heading'), lead: t('newsletter.what'), act: t('newsletter.account.want') };
    case 'confirm':
      return { heading: t('newsletter.confirm.heading'), lead: t('newsletter.what'), act: t('newsletter.confirm.submit') };
    case 'leave':
      return { heading: t('newsletter.leave.heading'), lead: t('newsletter.leave.lead'), act: t('newsletter.leave.submit') };
  }
};
