import type { Milliseconds } from '@candid/kernel';

interface LetterRules {
  readonly ifUnknown: 'repeat' | 'leave';
  readonly ifRejected?: 'again' | 'end';
  readonly attempts?: number;
}

/**
 * Every kind of letter, and what happens when nobody can know whether the mail server took it (decision 0024). `repeat`: it is sent once
 * more under the same Message-ID, because a warning that comes twice is better than none. `leave`: it is not repeated; whoever asked
 * for it is waiting and can ask again. `attempts`: how often a server that does not take it is asked; beyond, it is given up.
 */
export const letterKinds = {
  'sign-up': { ifUnknown: 'leave' },
  reset: { ifUnknown: 'leave' },
  'password-changed': { ifUnknown: 'repeat' },
  'address-confirm': { ifUnknown: 'leave' },
  'address-asked': { ifUnknown: 'repeat' },
  'address-changed': { ifUnknown: 'repeat' },
  'address-welcome': { ifUnknown: 'repeat' },
  'address-returned': { ifUnknown: 'repeat' },
  'new-device': { ifUnknown: 'repeat' },
  // Whoever wrote to us waits for an answer, not for this.
  'letter-received': { ifUnknown: 'leave' },
  'policy-change': { ifUnknown: 'repeat' },
  'newsletter-confirm': { ifUnknown: 'leave' },
  newsletter: { ifUnknown: 'leave' },
  // Somebody's own words to the operator. A refusal is the operator's own server's, and can be mended: asked on beyond the words' last day here.
  'relayed-letter': { ifUnknown: 'repeat', ifRejected: 'again', attempts: 250 },
} as const satisfies Record<string, LetterRules>;

export type LetterKind = keyof typeof letterKinds;

/** A server that is busy is asked this often; the waits between (`send-letter` in the job catalogue) add up to some hours. */
const MOST_ATTEMPTS = 20;

/** What happens with a kind of letter that is not simply taken. */
export const rulesOf = (kind: LetterKind): Required<LetterRules> => ({
  ifRejected: 'end',
  attempts: MOST_ATTEMPTS,
  ...letterKinds[kind],
});

/** True for a name that stands in the catalogue. */
export const isLetterKind = (name: string): name is LetterKind => Object.hasOwn(letterKinds, name);

type Linked = { readonly link: string };
type Timed = Linked & { readonly lifetime: Milliseconds };
type Dated = Linked & { readonly at: Date };

/** What a letter says, with its values. `link` is a whole address. One kind of letter may have a second text for another case. */
export type LetterText =
  | ({ readonly text: 'sign-up' | 'reset' | 'address-confirm' | 'newsletter-confirm' } & Timed)
  /** The operator's own words; `link` is where one press ends it. */
  | ({ readonly text: 'newsletter'; readonly subject: string; readonly paragraphs: readonly string[] } & Linked)
  /** `link` is a mailto of `answerTo`, where an answer to the letter says yes. */
  | ({ readonly text: 'updates-confirm'; readonly answerTo: string } & Timed)
  /** `link` is a mailto of `leaveTo`, where any mail ends it. */
  | ({
      readonly text: 'update';
      readonly subject: string;
      readonly paragraphs: readonly string[];
      readonly leaveTo: string;
    } & Linked)
  | ({ readonly text: 'sign-up-known' | 'address-taken' } & Linked)
  | ({ readonly text: 'password-changed' | 'address-asked' | 'address-welcome' | 'address-returned' } & Dated)
  | ({ readonly text: 'address-changed' } & Timed & Dated)
  /** `due`: by when an answer is meant to come; `address`: where one writes to add something. */
  | ({ readonly text: 'letter-received'; readonly due: Date; readonly address: string } & Linked)
  /** Somebody's words from the page's form; `due`: by when the page said that they are answered, null where no address was given. */
  | ({
      readonly text: 'relayed-letter';
      readonly about: 'privacy' | 'technical' | 'general';
      readonly words: string;
      readonly due: Date | null;
    } & Linked)
  /** `from`: when it begins to count; `pages`: titles of those that change. */
  | ({
      readonly text: 'policy-change';
      readonly version: string;
      readonly from: Date;
      readonly pages: readonly string[];
    } & Linked)
  /** `device`: browser and system in a few words, or null when it named none. */
  | ({ readonly text: 'new-device'; readonly device: string | null } & Dated);

/** A letter before it is set: to whom, and what it says. */
export interface Letter {
  readonly to: string;
  /** Where an answer goes; left out where nobody reads one. */
  readonly replyTo?: string | null;
  /** What the person keeps with their account; null or left out where they keep none. */
  readonly language?: string | null;
  readonly content: LetterText;
}
