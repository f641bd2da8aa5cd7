import type { SubjectId } from '@candid/kernel';

/** How often somebody tried a password, or asked for a letter: a subject of its own kind, with no person to ask. */
export interface AttemptCountTable {
  subject_id: SubjectId;
  /** Keyed hash of what is counted: an address, a network, or both together. */
  name_index: Buffer;
  taken: number;
  began_at: Date;
  expires_at: Date;
}
