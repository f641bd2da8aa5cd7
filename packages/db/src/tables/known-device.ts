import type { DeviceId, SubjectId } from '@candid/kernel';

/** A kind of browser that a person has signed in with: another one is told of by mail (HI-29). */
export interface KnownDeviceTable {
  id: DeviceId;
  subject_id: SubjectId;
  /** Browser and system in a few words; empty when neither is known. */
  label: string;
  created_at: Date;
  last_seen_at: Date;
  /** When it is forgotten unless it comes again. */
  expires_at: Date;
}
