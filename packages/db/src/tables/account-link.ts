import type { LinkId, ObjectKeyId, SubjectId } from '@candid/kernel';

export type LinkPurpose = 'sign-up' | 'reset' | 'change-address' | 'undo-address';

/** A link in a letter: good for one use until it expires. Voiding it moves `expires_at` to now. */
export interface AccountLinkTable {
  id: LinkId;
  subject_id: SubjectId;
  purpose: LinkPurpose;
  /** Null until the letter is written: the token is made then, and only its hash stays. */
  token_hash: Buffer | null;
  /** The address it is about, as a keyed hash and sealed; null once an account stands for it. */
  address_index: Buffer | null;
  address_key_id: ObjectKeyId | null;
  address_sealed: Buffer | null;
  /** Of a sign-up: the age its sender said to have reached, when they asked for the link. */
  age_limit: number | null;
  created_at: Date;
  expires_at: Date;
}
