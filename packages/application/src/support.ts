import type { OfficeHours } from '@candid/config';
import { AppError, type SubjectId } from '@candid/kernel';
import { CORRESPONDENCE_KINDS, type CorrespondenceKind, type PolicyDefinition } from '@candid/policy';
import {
  cleanLine,
  cleanText,
  createBusinessCalendar,
  encloseFromForm,
  keepLetter,
  type PictureReader,
  type SupportContext,
  type Writer,
} from '@candid/support';

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
  /** What came along; nothing is believed of them but their bytes. */
  readonly files: readonly { readonly claimedType: string; readonly bytes: Uint8Array }[];
}

/** Letters to the people behind the service. */
export interface SupportApi {
  /** How long a letter may be, in characters. */
  readonly longest: number;
  /** How many files may come along, and how much they may weigh together. */
  readonly files: { readonly most: number; readonly bytes: number };
  /**
   * Takes a letter and starts its clock.
   * @returns by when it is to be answered
   * @throws AppError `letter_invalid` for no words, too many, or an unknown kind; `email_invalid`, `hour_full`, and of its
   * files `enclosure_too_many`, `enclosure_too_large`, `enclosure_unsupported`
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
export const createSupport = (
  { readPicture, ...parts }: SupportParts & { readonly readPicture: PictureReader },
  policy: PolicyDefinition,
): SupportApi | null => {
  const ctx = supportContext(parts, policy);
  if (ctx === null) return null;
  const { limits } = policy.support;
  const longest = limits.words;
  return {
    longest,
    files: { most: limits.attachments, bytes: limits.messageBytes },
    send: async ({ address, language, account, files, ...form }) => {
      const { kind, text } = readLetterForm(form, longest);
      const given = files.map(({ claimedType, bytes }) => ({ name: '', declaredType: cleanLine(claimedType), bytes }));
      const writer: Writer = account === null ? { address } : { account };
      const kept = await keepLetter(ctx, {
        kind,
        channel: 'form',
        language,
        writer,
        words: { subject: '', text },
        enclose: () => encloseFromForm(readPicture, given, limits),
        messageIndex: null,
        acknowledge: true,
      });
      // Only a mail can have come before.
      if (kept === null) throw new TypeError('a form is no mail');
      return kept.due;
    },
  };
};
