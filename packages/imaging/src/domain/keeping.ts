import type { GenerationTable, InputEnd } from '@candid/db';
import type { Milliseconds, SubjectId } from '@candid/kernel';
import type { KeyHolder } from '@candid/vault';
import type { Selectable } from 'kysely';

/** What a policy says of how long things are kept, and whose key they are sealed under. */
export interface KeepingRules {
  readonly promptUntil: InputEnd;
  readonly uploadUntil: InputEnd;
  /** `epoch`: the key of the moment at which it ends; `subject`: the content key of whoever it belongs to (HI-03). */
  readonly contentKey: 'epoch' | 'subject';
  readonly longestGeneration: Milliseconds;
  readonly resultLifetime: Milliseconds;
}

/** The holder of a content object that ends at `destroyAfter` at the latest. */
export const contentHolder = (
  { contentKey }: Pick<KeepingRules, 'contentKey'>,
  { subjectId, destroyAfter }: { subjectId: SubjectId; destroyAfter: Date },
): KeyHolder => (contentKey === 'subject' ? { kind: 'content', subjectId, destroyAfter } : { kind: 'epoch', destroyAfter });

/** The last moment at which an input that is submitted now can still be needed: its key goes then whatever else happens. */
export const latestEnd = (
  { longestGeneration, resultLifetime }: Pick<KeepingRules, 'longestGeneration' | 'resultLifetime'>,
  { until, at }: { until: InputEnd; at: Date },
): Date => new Date(at.getTime() + longestGeneration + (until === 'image-ends' ? resultLifetime : 0));

/** What of an ended generation stays with its picture. */
export interface Kept {
  readonly prompt: boolean;
  readonly inputs: boolean;
}

/**
 * What stays of a generation that has ended: nothing without a picture; with one what was promised to live as long as it, as long as
 * the policy still says so.
 */
export const keptWith = (
  rules: Pick<KeepingRules, 'promptUntil' | 'uploadUntil'>,
  generation: Pick<Selectable<GenerationTable>, 'prompt_until' | 'upload_until'>,
  hasPicture: boolean,
): Kept => ({
  prompt: hasPicture && rules.promptUntil === 'image-ends' && generation.prompt_until === 'image-ends',
  inputs: hasPicture && rules.uploadUntil === 'image-ends' && generation.upload_until === 'image-ends',
});
