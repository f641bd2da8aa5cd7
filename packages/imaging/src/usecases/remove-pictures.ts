import { inTransaction, passFence, type Db, type Holding, type Keeping } from '@candid/db';
import type { BlobId, GenerationId, ImageId, ObjectKeyId, SubjectId } from '@candid/kernel';
import { sql } from 'kysely';
import type { ImagingContext } from '../context.ts';
import { previewKeys, resultKey } from '../domain/sealed-keys.ts';
import { tellReset } from '../store/events.ts';

/** How many pictures are destroyed in one step: each step takes the same number of queries. */
const BATCH = 500;

type RemovalContext = Pick<ImagingContext, 'db' | 'vault' | 'clock' | 'rules'>;

interface Removal {
  readonly subjectId: SubjectId;
  /** `all`: everything that has ended, pictures or not. What is still being made stays. */
  readonly images: readonly ImageId[] | 'all';
}

/** What a deletion destroyed. */
export interface Removed {
  readonly pictures: number;
  /** Keys of pictures, prompts, inputs and previews that were there. */
  readonly keys: number;
  readonly files: number;
}

/** Closes pictures to every reader and tells open pages; from its commit on they are gone to everyone. */
const close = ({ db, clock }: RemovalContext, { subjectId, images }: Removal): Promise<GenerationId[]> =>
  inTransaction(db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'session' });
    const at = clock.now();
    const named = images === 'all' ? null : images.slice(0, BATCH);
    if (named?.length === 0) return [];
    const closing = await tx
      .updateTable('generation as g')
      .set({ removed_at: at })
      .where('g.id', 'in', (eb) => {
        const ended = eb
          .selectFrom('generation')
          .select('generation.id')
          .where('generation.subject_id', '=', subjectId)
          .where('ended_at', 'is not', null)
          .where('removed_at', 'is', null)
          .orderBy('generation.created_at')
          .limit(BATCH);
        if (named === null) return ended;
        return ended.innerJoin('image', 'image.generation_id', 'generation.id').where('image.id', 'in', named);
      })
      .returning('g.id')
      .execute();
    const ids = closing.map(({ id }) => id);
    if (ids.length === 0) return ids;
    await tx
      .updateTable('image')
      .set({ destroyed_at: at })
      .where('generation_id', 'in', ids)
      .where('destroyed_at', 'is', null)
      .execute();
    await tellReset(tx, subjectId);
    return ids;
  });

interface Held {
  readonly keyIds: ObjectKeyId[];
  readonly blobIds: BlobId[];
}

/** Everything sealed that hangs on these, named by a row or by what they are called. */
const findHeld = async (db: Db, ids: readonly GenerationId[]): Promise<Held> => {
  const find = (table: 'image' | 'generation_input' | 'generation_preview') =>
    db.selectFrom(table).select(['key_id', 'blob_id']).where('generation_id', 'in', ids).execute();
  const files = [...(await find('image')), ...(await find('generation_input')), ...(await find('generation_preview'))];
  const prompts = await db.selectFrom('generation').select('prompt_key_id').where('id', 'in', ids).execute();
  const named = ids.flatMap((id) => [resultKey(id), ...previewKeys(id)]);
  return {
    keyIds: [
      ...files.map(({ key_id }) => key_id),
      ...prompts.flatMap(({ prompt_key_id: id }) => (id === null ? [] : [id])),
      ...named,
    ],
    blobIds: files.map(({ blob_id }) => blob_id),
  };
};

/**
 * Destroys what was closed: keys first, because that deletes every copy, then files, then the rows. The bare record of when something
 * was made stays while it counts towards its owner's limit, and no longer. May run twice.
 */
const destroy = async (
  { db, vault, clock, rules }: RemovalContext,
  ids: readonly GenerationId[],
): Promise<Omit<Removed, 'pictures'>> => {
  if (ids.length === 0) return { keys: 0, files: 0 };
  const { keyIds, blobIds } = await findHeld(db, ids);
  const keys = await vault.destroyKeys(keyIds);
  for (const blobId of blobIds) await vault.deleteBlob(blobId);
  const uncounted = new Date(clock.now().getTime() - rules.generationsPerSession.per);
  await inTransaction(db, async (tx) => {
    for (const table of ['generation_event', 'generation_input', 'generation_preview', 'image'] as const)
      await tx.deleteFrom(table).where('generation_id', 'in', ids).execute();
    await tx.deleteFrom('generation').where('id', 'in', ids).where('created_at', '<=', uncounted).execute();
    await tx.updateTable('generation').set({ prompt_key_id: null, prompt_sealed: null }).where('id', 'in', ids).execute();
  });
  return { keys, files: blobIds.length };
};

/**
 * Deletes own pictures with all that belongs to them: key, file, prompt, inputs, previews and events are gone when it resolves, and every
 * open page of the owner hears it (HI-14). Ids that are nobody's or somebody else's are passed over.
 * @returns counts of what is no more
 * @throws AppError `forbidden` where the subject's state closes it
 */
export const removePictures = async (ctx: RemovalContext, removal: Removal): Promise<Removed> => {
  let removed: Removed = { pictures: 0, keys: 0, files: 0 };
  let rest = removal.images;
  for (;;) {
    const ids = await close(ctx, { ...removal, images: rest });
    const { keys, files } = await destroy(ctx, ids);
    removed = { pictures: removed.pictures + ids.length, keys: removed.keys + keys, files: removed.files + files };
    if (rest === 'all' ? ids.length < BATCH : rest.length <= BATCH) return removed;
    if (rest !== 'all') rest = rest.slice(BATCH);
  }
};

/** Deleted, and still holding something, or no longer counting towards a limit. */
const isOverdue = ({ rules }: RemovalContext, now: Date) => sql<boolean>`(
  g.created_at <= ${new Date(now.getTime() - rules.generationsPerSession.per)}
  OR g.prompt_key_id IS NOT NULL
  OR EXISTS (SELECT FROM image i WHERE i.generation_id = g.id)
)`;

/** Deletions that were broken off are finished, and records that no longer count towards a limit forgotten (HI-14). */
export const keepRemovals = (ctx: RemovalContext): Keeping => ({
  count: async (now) => {
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(g.removed_at) AS oldest, (count(*) FILTER (WHERE ${isOverdue(ctx, now)}))::int AS overdue
      FROM generation g WHERE g.removed_at IS NOT NULL`.execute(ctx.db);
    return rows[0] ?? null;
  },
  sweep: async (now) => {
    const rows = await ctx.db
      .selectFrom('generation as g')
      .select('g.id')
      .where('g.removed_at', 'is not', null)
      .where(isOverdue(ctx, now))
      .limit(BATCH)
      .execute();
    await destroy(
      ctx,
      rows.map(({ id }) => id),
    );
  },
});
