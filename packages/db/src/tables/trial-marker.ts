import type { GenerationId, SubjectId } from '@candid/kernel';

/** That the free picture of a network address is being made, or was: a subject of its own kind, with no person to ask. */
export interface TrialMarkerTable {
  subject_id: SubjectId;
  /** Keyed hash of the address, or of an IPv6 network of 64 bits. */
  address_index: Buffer;
  /** The picture it was taken for, as long as it may still fail; null once it came, and nothing leads from here to a person. */
  generation_id: GenerationId | null;
  created_at: Date;
  expires_at: Date;
}
