import { inTransaction, type Tx } from '@candid/db';
import type { SubjectId } from '@candid/kernel';
import type { ImagingContext, KeepingContext } from '../context.ts';
import { endGeneration, findLeftovers } from '../store/ending.ts';
import { askToStop } from '../store/events.ts';
import { cleanGeneration } from './clean-generation.ts';
import { destroyImages } from './destroy-images.ts';

/** What a subject's work came to when it was ended. */
export interface StoppedWork {
  /** Pictures that were there to be fetched. */
  readonly pictures: number;
  /** Generations that waited or were in hand. */
  readonly underWay: number;
}

/**
 * Stops all that is under way for a subject, within the transaction that ends it: what waits is cancelled, what is in hand is asked to
 * stop, which aborts its call, and is not delivered any more however far it has come. The caller holds the subject's lock.
 */
export const stopWork = async (
  tx: Tx,
  { subjectId, at }: { readonly subjectId: SubjectId; readonly at: Date },
): Promise<StoppedWork> => {
  const unfinished = await tx
    .selectFrom('generation')
    .select(['id', 'state'])
    .where('subject_id', '=', subjectId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id: generationId, state } of unfinished) {
    const nothing = { failure: null, blocked: null, spent: 0, instance: 'nobody', requestId: null } as const;
    if (state === 'queued') await endGeneration(tx, { generationId, state: 'cancelled', at, ...nothing });
    else await tx.updateTable('generation').set({ cancel_requested_at: at }).where('id', '=', generationId).execute();
    await askToStop(tx, generationId);
  }
  const { pictures } = await tx
    .selectFrom('image')
    .select((eb) => eb.fn.countAll<number>().as('pictures'))
    .where('subject_id', '=', subjectId)
    .where('destroyed_at', 'is', null)
    .where('taken_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow();
  return { pictures, underWay: unfinished.length };
};

/**
 * Destroys whatever is sealed for a subject whose work has been stopped: pictures, prompts, inputs, previews, and what a worker at work
 * may be sealing now, by the names of its keys. May run again at any time, until `forgetWork` finds nothing in hand.
 */
export const destroyWork = async (
  ctx: Pick<ImagingContext, 'db' | 'vault' | 'clock' | 'rules'>,
  subjectId: SubjectId,
): Promise<void> => {
  const { db, vault, rules } = ctx;
  const images = await db
    .selectFrom('image')
    .select(['id', 'generation_id', 'blob_id', 'key_id'])
    .where('subject_id', '=', subjectId)
    .where('destroyed_at', 'is', null)
    .execute();
  await destroyImages(ctx, images);
  const generations = await db.selectFrom('generation').select(['id', 'ended_at']).where('subject_id', '=', subjectId).execute();
  for (const { id: generationId, ended_at } of generations) {
    if (ended_at !== null) await cleanGeneration(ctx, { generationId });
    // Its worker clears the rows and files when it stops; without keys nothing of them can be read from now on.
    else await vault.destroyKeys((await findLeftovers(db, { generationId, rules })).keyIds);
  }
};

/**
 * Deletes the records of a subject whose work has ended, once none of it is in a worker's hands, after destroying again what one may
 * have sealed last.
 * @returns whether nothing is left
 */
export const forgetWork = async (ctx: KeepingContext, subjectId: SubjectId): Promise<boolean> => {
  await destroyWork(ctx, subjectId);
  return inTransaction(ctx.db, async (tx) => {
    const unfinished = await tx
      .selectFrom('generation')
      .select('id')
      .where('subject_id', '=', subjectId)
      .where('ended_at', 'is', null)
      .limit(1)
      .execute();
    if (unfinished.length > 0) return false;
    await tx.deleteFrom('image').where('subject_id', '=', subjectId).where('destroyed_at', 'is not', null).execute();
    await tx.deleteFrom('generation').where('subject_id', '=', subjectId).execute();
    return true;
  });
};
