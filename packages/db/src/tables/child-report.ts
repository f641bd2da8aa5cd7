import type { ObjectKeyId, SubjectId } from '@candid/kernel';

/** Somebody's word that a child under the age limit uses the service (OH-21, HI-24, CR-27), sealed under the key of whoever wrote it. */
export interface ChildReportTable {
  id: string;
  /** Whoever wrote: a contact, of whom nothing else is known. */
  subject_id: SubjectId;
  text_key_id: ObjectKeyId;
  text_sealed: Buffer;
  received_at: Date;
  /** By when the child's data has to be erased. */
  due_at: Date;
  expires_at: Date;
}
