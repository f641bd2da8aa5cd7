import type { SubjectId } from '@candid/kernel';

/** A password as PBKDF2 leaves it, with the parameters it was made with (CR-02). */
export interface AccountPasswordTable {
  subject_id: SubjectId;
  algorithm: 'PBKDF2-SHA-256';
  iterations: number;
  salt: Buffer;
  hash: Buffer;
  changed_at: Date;
}
