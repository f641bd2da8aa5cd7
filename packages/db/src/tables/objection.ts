import type { SubjectId } from '@candid/kernel';
import type { Purpose } from '@candid/policy';

/** A use that a person objected to (Art. 21 GDPR); the row is the objection, and goes when it is taken back. */
export interface ObjectionTable {
  subject_id: SubjectId;
  purpose: Purpose;
  objected_at: Date;
}
