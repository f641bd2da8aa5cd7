import type { Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';
import type { Db } from '../database.ts';
import type { Database } from '../tables/index.ts';
import type { Holding, Keeping } from './keeping.ts';

/** Rows deleted by one statement: a backlog takes several, and none holds its locks for long. */
const BATCH = 1_000;
const MOST_BATCHES = 50;

type DateColumn<T extends keyof Database> = {
  [C in keyof Database[T]]: Date extends Database[T][C] ? C : never;
}[keyof Database[T]] &
  string;

export interface RowsToKeep<T extends keyof Database> {
  /** As the worker's role, which needs SELECT on the three columns, UPDATE on `expiresAt` where a lifetime is given, and DELETE. */
  readonly db: Db;
  readonly table: T;
  /** A column that names a row, or a few of them. */
  readonly key: keyof Database[T] & string;
  /** From when the lifetime counts. */
  readonly startedAt: DateColumn<T>;
  /** The deadline as it was promised when the row came. */
  readonly expiresAt: DateColumn<T>;
  /** What the policy of now promises; null when no policy value decides. */
  readonly lifetime: Milliseconds | null;
}

/**
 * The keeping of a table whose rows simply go at a deadline of their own. A policy that promises less moves the deadline forward, in the
 * row, so that it holds whatever the policy says next; one that promises more changes nothing (settled.md 19).
 */
export const keepRows = <T extends keyof Database>(rows: RowsToKeep<T>): Keeping => {
  const table = sql.table(rows.table);
  const [key, startedAt, expiresAt] = [sql.ref(rows.key), sql.ref(rows.startedAt), sql.ref(rows.expiresAt)];
  const promisedNow = sql`${startedAt} + ${rows.lifetime}::float8 * interval '1 millisecond'`;
  const overdue = (now: Date) =>
    rows.lifetime === null ? sql`${expiresAt} <= ${now}` : sql`least(${expiresAt}, ${promisedNow}) <= ${now}`;
  return {
    count: async (now) => {
      const found = await sql<Holding>`
        SELECT count(*)::int AS held, min(${startedAt}) AS oldest, (count(*) FILTER (WHERE ${overdue(now)}))::int AS overdue
        FROM ${table}`.execute(rows.db);
      return found.rows[0] ?? null;
    },
    sweep: async (now) => {
      for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
        const gone = await sql`
          DELETE FROM ${table} WHERE ${key} = ANY (ARRAY(
            SELECT ${key} FROM ${table} WHERE ${overdue(now)} LIMIT ${BATCH}
          )) AND ${overdue(now)}`.execute(rows.db);
        if (Number(gone.numAffectedRows ?? 0n) < BATCH) break;
      }
      // Of a lifetime of nothing no row is left, and no program may write what the policy does not declare.
      if (rows.lifetime !== null && rows.lifetime > 0) {
        await sql`UPDATE ${table} SET ${expiresAt} = ${promisedNow} WHERE ${expiresAt} > ${promisedNow}`.execute(rows.db);
      }
    },
  };
};
