import { keepRows, type Db, type Keeping } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';

/** Counts ended by one statement, each with its marker. */
const BATCH = 1_000;
const MOST_BATCHES = 50;

/**
 * Counts of attempts go when their span is over, and their markers with them (HI-29). The counts themselves are looked at, and not the
 * markers: of one that just begins anew the row is looked at again after the wait.
 */
export const keepAttemptCounts = ({ db, lifetime }: { readonly db: Db; readonly lifetime: Milliseconds }): Keeping => {
  const rows = keepRows({
    db,
    table: 'attempt_count',
    key: 'subject_id',
    startedAt: 'began_at',
    expiresAt: 'expires_at',
    lifetime,
  });
  return {
    count: rows.count,
    sweep: async (now) => {
      const isOver = sql`least(expires_at, began_at + ${lifetime}::float8 * interval '1 millisecond') <= ${now}`;
      for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
        const gone = await sql`
          WITH over AS (
            DELETE FROM attempt_count WHERE ${isOver} AND subject_id = ANY (ARRAY(
              SELECT subject_id FROM attempt_count WHERE ${isOver} LIMIT ${BATCH}
            )) RETURNING subject_id
          )
          DELETE FROM subject USING over WHERE subject.id = over.subject_id AND subject.kind = 'marker'`.execute(db);
        if (Number(gone.numAffectedRows ?? 0n) < BATCH) break;
      }
      await rows.sweep(now);
    },
  };
};
