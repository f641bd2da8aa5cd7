import { inTransaction, type Db, type Holding, type Keeping } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';

/** Markers ended by one statement: each takes its records along. */
const BATCH = 1_000;
const MOST_BATCHES = 50;

/**
 * Records of consent go a while after they stand no more: another act came, or a visitor's browser has forgotten (HI-16). A visitor's
 * marker goes with its last record. A policy that keeps them less long shortens what was promised; a longer one changes nothing.
 */
export const keepConsents = ({ db, lifetime }: { readonly db: Db; readonly lifetime: Milliseconds }): Keeping => {
  // What a policy no longer declares may not be there at all, standing or not.
  const isOver = (now: Date) =>
    lifetime === 0
      ? sql<boolean>`true`
      : sql<boolean>`r.stands_until + least(r.lifetime_ms, ${lifetime}) * interval '1 millisecond' <= ${now}`;
  const sweepBatch = (now: Date): Promise<number> =>
    inTransaction(db, async (tx) => {
      const { rows } = await sql<{ subject_id: string }>`
        DELETE FROM consent_record WHERE id = ANY (ARRAY(
          SELECT r.id FROM consent_record r WHERE ${isOver(now)} LIMIT ${BATCH}
        )) RETURNING subject_id`.execute(tx);
      if (rows.length === 0) return 0;
      const subjects = [...new Set(rows.map(({ subject_id }) => subject_id))];
      // The lock first: whoever chooses under this marker has it, and then it has a record again.
      await sql`SELECT FROM subject WHERE id = ANY (${subjects}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx);
      await sql`
        DELETE FROM subject s WHERE s.kind = 'marker' AND s.id = ANY (${subjects}::uuid[])
        AND NOT EXISTS (SELECT FROM consent_record r WHERE r.subject_id = s.id)`.execute(tx);
      return rows.length;
    });
  return {
    count: async (now) => {
      const { rows } = await sql<Holding>`
        SELECT count(*)::int AS held, min(r.recorded_at) AS oldest, (count(*) FILTER (WHERE ${isOver(now)}))::int AS overdue
        FROM consent_record r`.execute(db);
      return rows[0] ?? null;
    },
    sweep: async (now) => {
      for (let batch = 0; batch < MOST_BATCHES; batch += 1) if ((await sweepBatch(now)) < BATCH) break;
      if (lifetime === 0) return;
      await db.updateTable('consent_record').set({ lifetime_ms: lifetime }).where('lifetime_ms', '>', lifetime).execute();
    },
  };
};
