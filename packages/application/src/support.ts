import type { OfficeHours } from '@candid/config';
import { AppError, type SubjectId } from '@candid/kernel';
import { CORRESPONDENCE_KINDS, type CorrespondenceKind, type PolicyDefinition } from '@candid/policy';
import { cleanText, createBusinessCalendar, keepLetter, type SupportContext, type Writer } from '@candid/support';

/** A letter as somebody wrote it into the page. */
export interface LetterForm {
  readonly kind: string;
  readonly text: string;
  /** Where the answer goes; what an account has already is not asked again. */
  readonly address: string;
  /** The language of the page. */
  readonly language: string;
  /** Who is signed in; null for everybody else. */
  readonly account: SubjectId | null;
}

/** Letters to the people behind the service. */
export interface SupportApi {
  /** How long a letter may be, in characters. */
  readonly longest: number;
  /**
   * Takes a letter and starts its clock.
   * @returns by when it is to be answered
   * @throws AppError `letter_invalid` for no words, too many, or an unknown kind; `email_invalid`, `too_many`
   */
  send(form: LetterForm): Promise<Date>;
}

export interface SupportParts extends Pick<SupportContext, 'db' | 'vault' | 'clock' | 'jobs'> {
  readonly office: OfficeHours;
}

/** What support is made of under a policy; null where it keeps no letters: then nothing may be written down of one. */
export const supportContext = (
  { office, ...parts }: SupportParts,
  { support, retention }: Pick<PolicyDefinition, 'support' | 'retention'>,
): SupportContext | null => {
  const keepFor = retention.correspondence?.lifetime;
  if (!support.storesLetters || keepFor === undefined) return null;
  const letterLifetime = retention['mail-delivery']?.lifetime ?? 0;
  return { ...parts, rules: support, calendar: createBusinessCalendar(office), keepFor, letterLifetime };
};

/** @throws AppError `letter_invalid` */
export const readLetterForm = (
  { kind, text }: Pick<LetterForm, 'kind' | 'text'>,
  longest: number,
): { readonly kind: CorrespondenceKind; readonly text: string } => {
  const known = CORRESPONDENCE_KINDS.find((one) => one === kind);
  const words = cleanText(text).trim();
  if (known === undefined || words === '' || words.length > longest) throw new AppError('letter_invalid', { limit: longest });
  return { kind: known, text: words };
};

/** @returns null where the policy keeps no letters */
export const createSupport = (parts: SupportParts, policy: PolicyDefinition): SupportApi | null => {
  const ctx = supportContext(parts, policy);
  if (ctx === null) return null;
  const longest = policy.support.limits.words;
  return {
    longest,
    send: async ({ address, language, account, ...form }) => {
      const { kind, text } = readLetterForm(form, longest);
      const writer: Writer = account === null ? { address } : { account };
      const kept = await keepLetter(ctx, {
        kind,
        channel: 'form',
        language,
        writer,
        words: { subject: '', text },
        enclosures: [],
        messageIndex: null,
        acknowledge: true,
      });
      // Only a mail can have come before.
      if (kept === null) throw new TypeError('a form is no mail');
      return kept.due;
    },
  };
};
