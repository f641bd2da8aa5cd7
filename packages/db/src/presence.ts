import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from './database.ts';

/** The advisory locks' first key: "a worker lives". */
const WORKERS = 0x0ca9d1d;

/** This process's sign of life, which ends with its connection: no clock and no waiting decides whether a worker is dead. */
export interface Presence {
  readonly instance: number;
  close(): Promise<void>;
}

/**
 * Takes a number that no other living worker holds, by a lock of a session of its own. Losing the connection looks like death to the
 * others; whoever was taken for dead finds its rows moved and stops (`onLost`).
 */
export const announcePresence = async (options: { readonly url: string; readonly onLost: () => void }): Promise<Presence> => {
  const client = new pg.Client({ connectionString: options.url, application_name: 'candid-presence', keepAlive: true });
  let closing = false;
  client.on('error', () => undefined);
  client.on('end', () => {
    if (!closing) options.onLost();
  });
  await client.connect();
  for (;;) {
    const instance = randomInt(1, 2 ** 31 - 1);
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [WORKERS, instance]);
    if (!rows[0]?.got) continue;
    return {
      instance,
      close: async () => {
        closing = true;
        await client.end();
      },
    };
  }
};

/** When the oldest of the living workers began; null when there is none. */
export const oldestPresence = async (db: Db): Promise<Date | null> => {
  const { rows } = await sql<{ since: Date | null }>`
    SELECT min(a.backend_start) AS since
    FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.classid = ${WORKERS}::bigint::oid AND l.granted
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`.execute(db);
  return rows[0]?.since ?? null;
};

/** Whether the worker of this number still holds its lock. */
export const isPresent = async (db: Db, instance: number): Promise<boolean> => {
  const { rows } = await sql<{ present: boolean }>`
    SELECT EXISTS (
      SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND classid = ${WORKERS}::bigint::oid AND objid = ${instance}::bigint::oid AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ) AS present`.execute(db);
  return rows[0]?.present === true;
};
