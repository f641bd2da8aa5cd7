import type { AttachmentForm, Db } from '@candid/db';
import type { JobSender } from '@candid/jobs';
import type { Clock, CorrespondenceId, Milliseconds, SubjectId } from '@candid/kernel';
import type { CorrespondenceKind, SupportRules } from '@candid/policy';
import type { Vault } from '@candid/vault';
import type { BusinessCalendar } from './domain/business-calendar.ts';

/** A file as it is kept. */
export interface KeptFile {
  readonly form: AttachmentForm;
  readonly bytes: Uint8Array;
}

export interface SupportContext {
  readonly db: Db;
  readonly vault: Pick<Vault, 'sealField' | 'putBlob' | 'deleteBlob' | 'destroyKeys' | 'destroySubject' | 'blindIndex'>;
  readonly clock: Clock;
  readonly jobs: Pick<JobSender, 'enqueue'>;
  readonly rules: Pick<SupportRules, 'address' | 'clocks' | 'limits'>;
  readonly calendar: BusinessCalendar;
  /** How long the policy lets a letter be kept. */
  readonly keepFor: Milliseconds;
  /** How long the policy lets it stand in the list that we wrote one. */
  readonly letterLifetime: Milliseconds;
}

/** Whoever wrote: an account that was signed in, or an address that anybody could have given. */
export type Writer = { readonly account: SubjectId } | { readonly address: string | null };

/** What a letter says, as its sender said it. */
export interface LetterWords {
  readonly subject: string;
  readonly text: string;
  /** Of a mail: whom it names as its sender and where it wants an answer; both are claims. */
  readonly from?: string;
  readonly replyTo?: string;
}

/** A file that came along; its name and type are its sender's claims. */
export interface Enclosure {
  readonly name: string;
  readonly declaredType: string;
  readonly kept: KeptFile;
}

/** A letter before it is kept. */
export interface NewLetter {
  readonly kind: CorrespondenceKind;
  readonly channel: 'form' | 'mail';
  /** The language it was written in, as far as that is known. */
  readonly language: string;
  readonly writer: Writer;
  readonly words: LetterWords;
  /** Reads what came along; asked once it is sure that the letter is taken. */
  readonly enclose: () => Promise<readonly Enclosure[]>;
  /** What makes a mail that is delivered twice one letter; null of a form. */
  readonly messageIndex: Buffer | null;
  /** Whether its sender may be told that it came. */
  readonly acknowledge: boolean;
}

/** A letter that is kept, and by when it is to be answered. */
export interface KeptLetter {
  readonly id: CorrespondenceId;
  readonly due: Date;
}

/** Places between two steps where a program may die; a test dies there. */
export const supportCrashPoints = ['letter-read', 'letter-committed'] as const;
export type SupportCrashPoint = (typeof supportCrashPoints)[number];
