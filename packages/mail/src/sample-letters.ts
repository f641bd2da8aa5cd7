import { duration } from '@candid/kernel';
import type { LetterText } from './letters.ts';

const link = 'https://images.example.org/reset?token=Zm9yIHNob3c&from=letter';
const at = new Date('2026-11-21T19:30:00.000Z');

/** An address with a token. */
const mailbox = (word: string): string => `support+${word}-${'ab2cd3ef'.repeat(4)}@images.example.org`;

/** Every text a letter can have, with values to look at. */
export const sampleLetters: readonly LetterText[] = [
  { text: 'sign-up', link, lifetime: duration.hours(24) },
  { text: 'sign-up-known', link },
  { text: 'reset', link, lifetime: duration.hours(1) },
  { text: 'password-changed', link, at },
  { text: 'address-confirm', link, lifetime: duration.hours(24) },
  { text: 'address-taken', link },
  { text: 'address-asked', link, at },
  { text: 'address-changed', link, at, lifetime: duration.days(7) },
  { text: 'address-welcome', link, at },
  { text: 'letter-received', link: 'https://images.example.org/contact', due: at, address: 'support@images.example.org' },
  {
    text: 'relayed-letter',
    link: 'https://images.example.org/contact',
    about: 'privacy',
    words: 'What do you hold of me?\n\nI was here on Monday, <i>around noon</i>.',
    due: at,
  },
  { text: 'address-returned', link, at },
  { text: 'newsletter-confirm', link, lifetime: duration.hours(24) },
  {
    text: 'newsletter',
    link,
    subject: 'What is new in December',
    paragraphs: ['Pictures keep their shape when they are edited.', 'You can fetch your whole history as one file.'],
  },
  {
    text: 'updates-confirm',
    link: `mailto:${mailbox('yes')}?subject=Yes`,
    answerTo: mailbox('yes'),
    lifetime: duration.hours(24),
  },
  {
    text: 'update',
    link: `mailto:${mailbox('leave')}?subject=Leave`,
    leaveTo: mailbox('leave'),
    subject: 'Our privacy policy changes on December 24, 2026',
    paragraphs: ['The privacy policy has a new version.', 'These pages change: Privacy policy. They can be read at our site.'],
  },
  {
    text: 'policy-change',
    link,
    version: '2026-12-24',
    from: new Date('2026-12-24T00:00:00.000Z'),
    pages: ['Privacy policy', 'Cookies'],
  },
  { text: 'new-device', link, at, device: 'Firefox, Linux' },
  { text: 'new-device', link, at, device: null },
];
