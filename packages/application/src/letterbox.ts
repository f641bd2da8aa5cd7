import { createMemoryCounter } from '@candid/accounts';
import type { OfficeHours, Operator } from '@candid/config';
import { AppError, duration, isAppError, parseEmailAddress, type Milliseconds, type SessionId } from '@candid/kernel';
import { relaysLetters, type PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';
import { createBusinessCalendar, relayLetter, type RelayContext, type RelayedLetter } from '@candid/support';
import { readLetterForm, type LetterForm } from './support.ts';

/** A letter as somebody wrote it into the page; `address` is blank where no answer is wanted. */
export interface LetterboxForm extends Pick<LetterForm, 'kind' | 'text' | 'address' | 'language'> {
  /** What the form was given with its page. */
  readonly form: string;
  /** The session of whoever sends it, to count by and for nothing else; null for nobody. */
  readonly session: SessionId | null;
}

/** Letters to the people behind the service, where the service keeps none: they go to a mailbox (NA-06, NA-14). */
export interface LetterboxApi {
  /** Where they go. */
  readonly mailbox: string;
  /** How long one may be, in characters. */
  readonly longest: number;
  /** How long one lies here at most. */
  readonly transit: Milliseconds;
  /**
   * Takes a letter and sees to it that it is handed on.
   * @throws AppError `letter_invalid` for no words, too many, or an unknown kind; `email_invalid`, `hour_full`
   */
  send(form: LetterboxForm): Promise<RelayedLetter & { readonly isAnswerable: boolean }>;
}

/** The mailbox that letters go to: the operator's published contact where that is an address, else the one that the policy names. */
export const mailboxOf = (operator: Operator | null, { support }: Pick<PolicyDefinition, 'support'>): string => {
  try {
    return operator === null ? support.address : parseEmailAddress(operator.contact).address;
  } catch (error) {
    if (isAppError(error, 'email_invalid')) return support.address;
    throw error;
  }
};

export type LetterboxParts = Pick<RelayContext, 'db' | 'vault' | 'clock' | 'jobs'> & {
  readonly office: OfficeHours;
  readonly operator: Operator | null;
};

/**
 * @returns null where letters are kept, and where the policy has no form. Nobody's network is known where nothing is kept, so letters are counted by
 * session, in memory, and all together (settled: NA-05)
 */
export const createLetterbox = (
  { office, operator, ...parts }: LetterboxParts,
  policy: PolicyDefinition,
): LetterboxApi | null => {
  if (!relaysLetters(policy)) return null;
  const { limits } = policy.support;
  const transit = lifetimeOf(policy, 'letter-in-transit');
  const letterLifetime = lifetimeOf(policy, 'mail-delivery');
  const calendar = createBusinessCalendar(office);
  const context = { ...parts, rules: policy.support, calendar, transit, letterLifetime };
  const counter = createMemoryCounter(parts.clock);
  const perSession = { of: 'letters', times: limits.perAddress, per: duration.hours(1) };
  return {
    mailbox: mailboxOf(operator, policy),
    longest: limits.words,
    transit,
    send: async ({ address, form, language, session, ...written }) => {
      const letter = readLetterForm(written, limits.words);
      const given = address.trim() === '' ? null : parseEmailAddress(address).address;
      if (session !== null && (await counter.count(perSession, session)) > perSession.times) throw new AppError('hour_full');
      const relayed = await relayLetter(context, { ...letter, address: given, form, language });
      return { ...relayed, isAnswerable: given !== null };
    },
  };
};
