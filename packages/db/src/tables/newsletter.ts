import type { ObjectKeyId, SubjectId } from '@candid/kernel';

/** Somebody who asked for newsletters: an account, or an address that said yes to a letter (HI-09). */
export interface NewsletterReaderTable {
  id: string;
  subject_id: SubjectId;
  /** The address as a keyed hash and sealed; null for an account, which has its own. */
  address_index: Buffer | null;
  address_key_id: ObjectKeyId | null;
  address_sealed: Buffer | null;
  /** The language they asked in. */
  language: string;
  /** Of the link or address that confirms; by mail, then of the one that ends it. Made when the letter is written; only its hash stays. */
  token_hash: Buffer | null;
  asked_at: Date;
  /** Null until the address said yes: no newsletter goes there before. */
  confirmed_at: Date | null;
  /** When an address that never answered is forgotten; null once it did. */
  expires_at: Date | null;
}

/** One newsletter in every language. Rows are added; closing one is all that changes. */
export interface NewsletterIssueTable {
  id: string;
  /** SHA-256 of its texts, or of the policy's version that it tells of, in hexadecimal: the same is one issue, however often it is sent. */
  hash: string;
  /** By language: subject and paragraphs. */
  texts: unknown;
  created_at: Date;
  /** When every reader of that time had been reckoned with. */
  closed_at: Date | null;
}

/** A newsletter to one address: the cause of its letter, and why there is no second one. */
export interface NewsletterCopyTable {
  id: string;
  issue_id: string;
  subject_id: SubjectId;
  address_index: Buffer;
  created_at: Date;
  expires_at: Date;
}

/** An address that gets no newsletter, by its keyed hash: a subject of its own kind, with no person to ask (settled: a marker). */
export interface SuppressionTable {
  subject_id: SubjectId;
  address_index: Buffer;
  /** They left by a link or a button, or letters to it came back for good. */
  reason: 'left' | 'bounced';
  created_at: Date;
  expires_at: Date;
}
