import type { SubjectId } from '@candid/kernel';

export type UsageEventKind = 'page_view' | 'feature_used' | 'session_length';

/** What a person who agreed to it did: a page, a feature, or how long a session was (HI-05). */
export interface UsageEventTable {
  id: string;
  subject_id: SubjectId;
  /** The record of the yes that it rests on. */
  consent_id: string;
  kind: UsageEventKind;
  /** A page's route pattern or a feature's name, both words of the code's own; null for a length. */
  name: string | null;
  seconds: number | null;
  recorded_at: Date;
  expires_at: Date;
}
