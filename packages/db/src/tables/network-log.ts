import type { ObjectKeyId, SubjectId } from '@candid/kernel';

/**
 * Requests of one client within a few seconds, where the policy declares a log of them (CR-06, HI-06). The subject is the account that
 * sent them, or a marker of this row's own. No program may read what is sealed here; the operator opens it with a reason (CR-34).
 */
export interface NetworkLogTable {
  id: string;
  subject_id: SubjectId;
  first_at: Date;
  last_at: Date;
  requests: number;
  key_id: ObjectKeyId;
  sealed: Buffer;
  /** Two letters; null where the policy keeps none, or the table knows none. */
  country: string | null;
  expires_at: Date;
}
