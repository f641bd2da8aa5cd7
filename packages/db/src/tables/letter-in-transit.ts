import type { CorrespondenceId, ObjectKeyId, SubjectId } from '@candid/kernel';

/** A letter that somebody wrote into the page's form, until the operator's mailbox has it (NA-14). */
export interface LetterInTransitTable {
  /** Made from the form and what was written in it, so that a form that is sent twice is one letter. */
  id: CorrespondenceId;
  /** A contact of whom nothing but this letter is known. */
  subject_id: SubjectId;
  /** Kind, words, and the address for an answer where one was given, sealed as one. */
  letter_key_id: ObjectKeyId;
  letter_sealed: Buffer;
  received_at: Date;
  /** By when it is destroyed, handed on or not. */
  expires_at: Date;
}
