import { inTransaction, type Db, type Holding, type Keeping } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';
import { isFree } from './trial-markers.ts';

/**
 * Marks of addresses: they go at their time, or with the picture that failed. Of the others what leads to the picture they were taken for
 * is cut, and a policy that keeps them less long moves their end forward (CR-08).
 */
export const keepTrialMarkers = ({ db, lifetime }: { readonly db: Db; readonly lifetime: Milliseconds }): Keeping => ({
  count: async (now) => {
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(created_at) AS oldest, (count(*) FILTER (WHERE ${isFree(now, lifetime)}))::int AS overdue
      FROM trial_marker`.execute(db);
    return rows[0] ?? null;
  },
  sweep: async (now) => {
    await inTransaction(db, async (tx) => {
      // The marks themselves, and not their subjects: of one that is just being taken anew the row is looked at again after the wait.
      const gone = await tx.deleteFrom('trial_marker').where(isFree(now, lifetime)).returning('subject_id').execute();
      const ids = gone.map(({ subject_id }) => subject_id);
      if (ids.length > 0) await tx.deleteFrom('subject').where('kind', '=', 'marker').where('id', 'in', ids).execute();
    });
    // Of a lifetime of nothing no mark is left, and no program may write what the policy does not declare.
    if (lifetime === 0) return;
    await db
      .updateTable('trial_marker')
      .set({ generation_id: null })
      .where('generation_id', 'in', (eb) => eb.selectFrom('generation').select('generation.id').where('state', '=', 'delivered'))
      .execute();
    const promisedNow = sql<Date>`created_at + ${lifetime}::float8 * interval '1 millisecond'`;
    await db
      .updateTable('trial_marker')
      .set({ expires_at: promisedNow })
      .where(sql<boolean>`expires_at > ${promisedNow}`)
      .execute();
  },
});
