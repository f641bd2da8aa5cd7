import type { ObjectKeyId, SubjectId } from '@candid/kernel';

/** How somebody proves to be the person of an account. */
export type AccountSignIn = 'google' | 'password';

/** The light of a room; without one, the device's own. */
export type Theme = 'light' | 'dark';

/** A person who signed up. Address and name are sealed under their contact key; the indexes are keyed hashes to find them by. */
export interface AccountTable {
  subject_id: SubjectId;
  sign_in: AccountSignIn;
  /** Keyed hash of Google's number for the person (OH-03); null without Google. */
  google_index: Buffer | null;
  email_index: Buffer;
  email_key_id: ObjectKeyId;
  email_sealed: Buffer;
  name_key_id: ObjectKeyId | null;
  name_sealed: Buffer | null;
  created_at: Date;
  /** When the person said to be old enough (OH-21). */
  age_stated_at: Date;
  /** The age they said to have reached. */
  age_limit: number;
  /** Set while the account is closed and waits for its erasure. */
  erase_after: Date | null;
  /** What the subject's state becomes again when the deletion is taken back. */
  reopens_as: 'open' | 'restricted' | null;
  /** The language to speak and write to them; null until one was chosen. */
  language: string | null;
  /** Null: as their device has it. */
  theme: Theme | null;
}
