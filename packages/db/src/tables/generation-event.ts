import type { GenerationId, SubjectId } from '@candid/kernel';
import type { GeneratedAlways } from 'kysely';

export type GenerationEventKind = 'state' | 'partial' | 'delivered' | 'failed' | 'cancelled' | 'image-destroyed';

/** What a live page replays after a reload: `id` is the event id it resumes from. */
export interface GenerationEventTable {
  id: GeneratedAlways<number>;
  generation_id: GenerationId;
  subject_id: SubjectId;
  kind: GenerationEventKind;
  at: Date;
}
