import type { Keeping } from '@candid/db';
import type { BlobId } from '@candid/kernel';
import type { KeepingContext } from '../context.ts';

/** Which of these sealed files a row still points to. */
const findLive = async ({ db }: Pick<KeepingContext, 'db'>, blobIds: readonly BlobId[]): Promise<BlobId[]> => {
  if (blobIds.length === 0) return [];
  const rows = await db
    .selectFrom('image')
    .select('blob_id')
    .where('blob_id', 'in', blobIds)
    .where('destroyed_at', 'is', null)
    .unionAll((eb) => eb.selectFrom('generation_input').select('blob_id').where('blob_id', 'in', blobIds))
    .unionAll((eb) => eb.selectFrom('generation_preview').select('blob_id').where('blob_id', 'in', blobIds))
    .execute();
  return rows.map(({ blob_id }) => blob_id);
};

/** Keys with a deadline: destroying them is what deletes, in every copy. */
export const keepKeys = ({ vault }: Pick<KeepingContext, 'vault'>): Keeping => ({
  count: async (now) => ({ ...(await vault.countKeys(now)), oldest: null }),
  sweep: async (now) => {
    await vault.destroyDue(now);
  },
});

/** Which of these files something else than pictures still points to. */
export type FindLive = (blobIds: readonly BlobId[]) => Promise<readonly BlobId[]>;

/**
 * Sealed files that no row points to: written before a crash that came before their row. Their keys go by themselves.
 * @param findOthers the rows of the other domains, which keep files in the same place
 */
export const keepFiles = (ctx: Pick<KeepingContext, 'db' | 'vault'>, findOthers: FindLive): Keeping => {
  const findLiveHere = async (blobIds: readonly BlobId[]): Promise<BlobId[]> => [
    ...(await findLive(ctx, blobIds)),
    ...(await findOthers(blobIds)),
  ];
  return {
    count: async () => ({ ...(await ctx.vault.countBlobs({ findLive: findLiveHere })), oldest: null }),
    sweep: async () => {
      await ctx.vault.sweepBlobs({ findLive: findLiveHere });
    },
  };
};

/** Keys that a former master key has wrapped: a new one is taken up at the next start, and what is left follows here. */
export const keepMasterKey = ({ vault }: Pick<KeepingContext, 'vault'>): Keeping => ({
  count: async () => {
    const former = await vault.countFormerMaster();
    return { held: former, oldest: null, overdue: former };
  },
  sweep: async () => {
    await vault.rotateMaster();
  },
});
