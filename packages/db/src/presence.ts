import { randomInt } from 'node:crypto';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import pg from 'pg';
import type { Db, Tx } from './database.ts';

export type PresenceKind = 'worker' | 'web';

/** The advisory locks' first key: "a worker lives", "a web process lives". */
const CLASSES: Readonly<Record<PresenceKind, number>> = { worker: 0x0ca9d1d, web: 0x0ca9d1e };

/** This process's sign of life, which ends with its connection: no clock and no waiting decides whether a process is dead. */
export interface Presence {
  readonly instance: number;
  close(): Promise<void>;
}

export interface AnnouncePresenceOptions {
  readonly url: string;
  readonly kind?: PresenceKind;
  readonly onLost: () => void;
}

/**
 * Takes a number that no other living process of its kind holds, by a lock of a session of its own. Losing the connection looks like
 * death to the others; whoever was taken for dead finds its rows moved and stops, or begins again (`onLost`).
 */
export const announcePresence = async ({ url, kind = 'worker', onLost }: AnnouncePresenceOptions): Promise<Presence> => {
  const client = new pg.Client({ connectionString: url, application_name: 'candid-presence', keepAlive: true });
  let closing = false;
  client.on('error', () => undefined);
  client.on('end', () => {
    if (!closing) onLost();
  });
  await client.connect();
  for (;;) {
    const instance = randomInt(1, 2 ** 31 - 1);
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [
      CLASSES[kind],
      instance,
    ]);
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

const isHeldLock = (kind: PresenceKind): RawBuilder<SqlBool> => sql<SqlBool>`
  locktype = 'advisory' AND classid = ${CLASSES[kind]}::bigint::oid AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** When the oldest of the living workers began; null when there is none. */
export const oldestPresence = async (db: Db): Promise<Date | null> => {
  const { rows } = await sql<{ since: Date | null }>`
    SELECT min(a.backend_start) AS since
    FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE ${isHeldLock('worker')}`.execute(db);
  return rows[0]?.since ?? null;
};

/** A condition for queries: whether the process of the number in a column still holds its lock. */
export const holdsPresence = (instance: Expression<number>, kind: PresenceKind): RawBuilder<SqlBool> => sql<SqlBool>`
  EXISTS (SELECT FROM pg_locks WHERE objid = ${instance}::bigint::oid AND ${isHeldLock(kind)})`;

/** Whether the worker of this number still holds its lock. */
export const isPresent = async (db: Db | Tx, instance: number): Promise<boolean> => {
  const { rows } = await sql<{ present: boolean }>`
    SELECT ${holdsPresence(sql.val(instance), 'worker')} AS present`.execute(db);
  return rows[0]?.present === true;
};
