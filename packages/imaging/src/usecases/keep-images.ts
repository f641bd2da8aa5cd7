import type { Holding, Keeping } from '@candid/db';
import { sql } from 'kysely';
import type { KeepingContext } from '../context.ts';
import { destroyImages } from './destroy-images.ts';

/** How many pictures one round destroys; the next takes the rest, and the count says that there is one. */
const BATCH = 500;

const promisedNow = ({ rules }: Pick<KeepingContext, 'rules'>) =>
  sql<Date>`created_at + ${rules.resultLifetime}::float8 * interval '1 millisecond'`;

/** Writes a promise that has become shorter into the pictures that are there, so that it holds whatever the policy says next. */
const shortenPromises = async (ctx: KeepingContext): Promise<void> => {
  await ctx.db
    .updateTable('image')
    .set({ expires_at: promisedNow(ctx) })
    .where('destroyed_at', 'is', null)
    .where('expires_at', '>', promisedNow(ctx))
    .execute();
};

/** Destroys results whose time has come, or that their owners have taken (OH-06, NA-04). */
const destroyDueImages = async (ctx: KeepingContext, now: Date): Promise<void> => {
  const due = await ctx.db
    .selectFrom('image')
    .select(['id', 'blob_id', 'key_id', 'generation_id'])
    .where('destroyed_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('taken_at', '<=', now)]))
    .limit(BATCH)
    .execute();
  await destroyImages(ctx, due);
};

/** Results live until the deadline in their row, or until they were taken. */
export const keepImages = (ctx: KeepingContext): Keeping => ({
  count: async (now) => {
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(created_at) AS oldest,
        (count(*) FILTER (WHERE least(expires_at, taken_at, ${promisedNow(ctx)}) <= ${now}))::int AS overdue
      FROM image WHERE destroyed_at IS NULL`.execute(ctx.db);
    return rows[0] ?? null;
  },
  sweep: async (now) => {
    await shortenPromises(ctx);
    await destroyDueImages(ctx, now);
  },
});
