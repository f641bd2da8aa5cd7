import type { SubjectId } from '@candid/kernel';

export type SubjectKind = 'account' | 'anonymous' | 'contact' | 'marker' | 'staff';
export type SubjectState = 'open' | 'restricted' | 'closing' | 'erased' | 'ended';

/** Whom everything personal hangs on. */
export interface SubjectTable {
  id: SubjectId;
  kind: SubjectKind;
  state: SubjectState;
  created_at: Date;
  last_seen_at: Date;
}
