import type { SessionId, SubjectId } from '@candid/kernel';

/** A browser that speaks for a subject until `expires_at`. Only a hash of its token is kept. */
export interface SessionTable {
  id: SessionId;
  subject_id: SubjectId;
  token_hash: Buffer;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  /** When its last live connection ended; null while one is open or none ever was. */
  left_at: Date | null;
  /** Browser and system in a few words, so that a person knows it again in their list; null for anonymous sessions. */
  device: string | null;
}
