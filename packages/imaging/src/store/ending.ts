import type { Db, Tx } from '@candid/db';
import type { ErrorCode, GenerationId, MicroUsd, ObjectKeyId, SubjectId } from '@candid/kernel';
import type { BlobId } from '@candid/kernel';
import { statesBefore, type EndedState } from '../domain/lifecycle.ts';
import { keptWith, type KeepingRules, type Kept } from '../domain/keeping.ts';
import { previewKeys, resultKey } from '../domain/sealed-keys.ts';
import type { BlockedDetail } from '../provider/failure.ts';
import { recordEvent } from './events.ts';
import { settleSpend } from './spend.ts';

export interface Ending {
  readonly generationId: GenerationId;
  readonly state: EndedState;
  readonly at: Date;
  readonly failure: ErrorCode | null;
  readonly blocked: BlockedDetail | null;
  /** What the operator may have to pay the provider. */
  readonly spent: MicroUsd;
  /** Only the worker that has it in hand may end it; `nobody` ends one that waits in the queue; null whoever has it, from outside. */
  readonly instance: number | 'nobody' | null;
  readonly requestId: string | null;
}

/**
 * Moves a generation to its end, once. Settles its part of the day's spend and tells the page. One that somebody asked to stop is not
 * delivered any more, however far it has come.
 * @returns whose it is; null when it has ended already, is in other hands, or is not to be delivered
 */
export const endGeneration = async (tx: Tx, ending: Ending): Promise<SubjectId | null> => {
  let update = tx
    .updateTable('generation')
    .set({
      state: ending.state,
      ended_at: ending.at,
      failure_code: ending.failure,
      // One that waits is in nobody's hands, and the web program may not write whose they are.
      ...(ending.instance === 'nobody' ? {} : { worker_instance: null }),
      ...(ending.requestId === null ? {} : { provider_request_id: ending.requestId }),
      ...(ending.blocked
        ? { moderation_stage: ending.blocked.stage, moderation_categories: [...ending.blocked.categories] }
        : {}),
    })
    .where('id', '=', ending.generationId)
    .where('state', 'in', statesBefore(ending.state));
  if (ending.state === 'delivered') update = update.where('cancel_requested_at', 'is', null);
  if (ending.instance === 'nobody') update = update.where('worker_instance', 'is', null);
  else if (ending.instance !== null) update = update.where('worker_instance', '=', ending.instance);
  const row = await update.returning(['subject_id', 'spend_day', 'estimate_micro_usd']).executeTakeFirst();
  if (!row) return null;
  await settleSpend(tx, { day: row.spend_day, reserved: row.estimate_micro_usd, spent: ending.spent });
  const kind = ending.state;
  await recordEvent(tx, { generationId: ending.generationId, kind, at: ending.at });
  return row.subject_id;
};

/** The keys and sealed files that an ended generation must not leave behind. */
export interface Leftovers {
  readonly keyIds: readonly ObjectKeyId[];
  readonly blobIds: readonly BlobId[];
  readonly hasPreview: boolean;
  /** What is not among them: it lives with the picture. */
  readonly kept: Kept;
}

/**
 * What may still be there of an ended generation and does not live with its picture: prompt, inputs and previews, and of one that was
 * not delivered its result. The keys of pictures are named whether or not a row does: a worker may have died between sealing one and
 * writing its row.
 */
export const findLeftovers = async (
  tx: Db | Tx,
  { generationId, rules }: { generationId: GenerationId; rules: Pick<KeepingRules, 'promptUntil' | 'uploadUntil'> },
): Promise<Leftovers> => {
  const generation = await tx
    .selectFrom('generation as g')
    .leftJoin('image as i', (join) => join.onRef('i.generation_id', '=', 'g.id').on('i.destroyed_at', 'is', null))
    .select(['g.prompt_key_id', 'g.prompt_until', 'g.upload_until', 'g.state', 'i.id as image_id'])
    .where('g.id', '=', generationId)
    .executeTakeFirst();
  const kept = generation ? keptWith(rules, generation, generation.image_id !== null) : { prompt: false, inputs: false };
  const find = (table: 'generation_input' | 'generation_preview') =>
    tx.selectFrom(table).select(['key_id', 'blob_id']).where('generation_id', '=', generationId).execute();
  const previews = await find('generation_preview');
  const sealed = [...(kept.inputs ? [] : await find('generation_input')), ...previews];
  return {
    keyIds: [
      ...(generation?.prompt_key_id && !kept.prompt ? [generation.prompt_key_id] : []),
      ...sealed.map(({ key_id }) => key_id),
      ...previewKeys(generationId),
      ...(generation?.state === 'delivered' ? [] : [resultKey(generationId)]),
    ],
    blobIds: sealed.map(({ blob_id }) => blob_id),
    hasPreview: previews.length > 0,
    kept,
  };
};

/** Forgets where the prompt, inputs and previews were, after their keys and files are gone. */
export const forgetLeftovers = async (
  tx: Tx,
  { generationId, hasPreview, kept }: { generationId: GenerationId } & Pick<Leftovers, 'hasPreview' | 'kept'>,
): Promise<void> => {
  if (!kept.prompt)
    await tx.updateTable('generation').set({ prompt_key_id: null, prompt_sealed: null }).where('id', '=', generationId).execute();
  if (!kept.inputs) await tx.deleteFrom('generation_input').where('generation_id', '=', generationId).execute();
  // One that was never called has none, and the web program, which ends such, may not delete here.
  if (hasPreview) await tx.deleteFrom('generation_preview').where('generation_id', '=', generationId).execute();
};
