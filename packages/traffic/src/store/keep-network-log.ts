import { keepRows, type Db, type Keeping } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';

/** Markers ended by one statement: each takes its line along. */
const BATCH = 1_000;
const MOST_BATCHES = 50;

/**
 * Ends lines of the network log in time, and with a visitor's line the marker that stood for its sender (CR-06, HI-06). As the worker's
 * role, which sees when a line began and nothing of what it says.
 */
export const keepNetworkLog = ({ db, lifetime }: { readonly db: Db; readonly lifetime: Milliseconds }): Keeping => {
  const rows = keepRows({ db, table: 'network_log', key: 'id', startedAt: 'first_at', expiresAt: 'expires_at', lifetime });
  return {
    count: rows.count,
    sweep: async (now) => {
      for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
        const gone = await sql`
          DELETE FROM subject WHERE kind = 'marker' AND id IN (
            SELECT l.subject_id FROM network_log l JOIN subject s ON s.id = l.subject_id AND s.kind = 'marker'
            WHERE least(l.expires_at, l.first_at + ${lifetime}::float8 * interval '1 millisecond') <= ${now} LIMIT ${BATCH}
          )`.execute(db);
        if (Number(gone.numAffectedRows ?? 0n) < BATCH) break;
      }
      await rows.sweep(now);
    },
  };
};
