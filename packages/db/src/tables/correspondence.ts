import type { BlobId, CorrespondenceId, ObjectKeyId, SubjectId } from '@candid/kernel';
import type { CorrespondenceKind } from '@candid/policy';

/** How a letter came: by the page's form, or as mail. */
export type CorrespondenceChannel = 'form' | 'mail';

/** A letter to support with its clock (OD-18). What it says is sealed under the contact key of whoever wrote. */
export interface CorrespondenceTable {
  id: CorrespondenceId;
  /** The account that wrote while signed in; else a contact of whom nothing but this letter is known. */
  subject_id: SubjectId;
  kind: CorrespondenceKind;
  channel: CorrespondenceChannel;
  /** The language it was written in, as far as that is known. */
  language: string;
  letter_key_id: ObjectKeyId;
  letter_sealed: Buffer;
  /** Where an answer can be sent; null where the account knows it. */
  address_key_id: ObjectKeyId | null;
  address_sealed: Buffer | null;
  /** A keyed hash of that address, to count letters by. */
  sender_index: Buffer | null;
  /** A keyed hash of a mail, so that one that is delivered twice is one letter; null of a form. */
  message_index: Buffer | null;
  received_at: Date;
  /** By when it has to be answered. */
  due_at: Date;
  answered_at: Date | null;
  expires_at: Date;
}

/** `picture`: drawn anew from its pixels. `opaque`: the bytes as they came, which nothing here opens. */
export type AttachmentForm = 'picture' | 'opaque';

/** What came along with a letter. */
export interface CorrespondenceAttachmentTable {
  id: string;
  correspondence_id: CorrespondenceId;
  form: AttachmentForm;
  /** The name and type that its sender gave it, sealed: nothing is done because of either. */
  details_key_id: ObjectKeyId;
  details_sealed: Buffer;
  blob_id: BlobId;
  key_id: ObjectKeyId;
  byte_size: number;
  received_at: Date;
  expires_at: Date;
}
