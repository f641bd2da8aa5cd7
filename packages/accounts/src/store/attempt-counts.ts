import { inTransaction, type Db } from '@candid/db';
import { AppError, newId, type Clock, type Milliseconds } from '@candid/kernel';
import type { Vault } from '@candid/vault';
import { sql } from 'kysely';
import type { Allowance, AttemptCounter } from '../domain/attempt-counter.ts';

export interface AttemptCountsOptions {
  readonly db: Db;
  readonly vault: Pick<Vault, 'blindIndex'>;
  readonly clock: Clock;
  /** How long a count is kept at most, as the policy says. */
  readonly lifetime: Milliseconds;
}

/** Each time round another process did the same first count, or the sweep took the row away. */
const MOST_TRIES = 5;
const FOREIGN_KEY_VIOLATION = '23503';

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;

interface Counting {
  readonly nameIndex: Buffer;
  readonly now: Date;
  readonly until: Date;
  readonly most: number;
}

/**
 * Counts in one statement, the same for names that are there and names that are not. Of processes that count a name first together, one
 * brings its marker; the others take theirs back and count again.
 * @returns null when it has to be done again
 */
const countOnce = (db: Db, { nameIndex, now, until, most }: Counting): Promise<number | null> => {
  const id = newId<'subject'>();
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ taken: number; isMine: boolean; isNew: boolean }>`
      WITH marker AS (
        INSERT INTO subject (id, kind, state, created_at, last_seen_at)
        SELECT ${id}::uuid, 'marker', 'open', ${now}::timestamptz, ${now}::timestamptz
        WHERE NOT EXISTS (SELECT FROM attempt_count WHERE name_index = ${nameIndex})
        RETURNING id
      )
      INSERT INTO attempt_count AS c (subject_id, name_index, taken, began_at, expires_at)
      VALUES (${id}::uuid, ${nameIndex}, 1, ${now}, ${until})
      ON CONFLICT (name_index) DO UPDATE SET
        taken = CASE WHEN c.expires_at <= ${now} THEN 1 ELSE least(c.taken + 1, ${most}::int) END,
        began_at = CASE WHEN c.expires_at <= ${now} THEN ${now} ELSE c.began_at END,
        expires_at = CASE WHEN c.expires_at <= ${now} THEN ${until} ELSE c.expires_at END
      RETURNING taken, subject_id = ${id}::uuid AS "isMine", EXISTS (SELECT FROM marker) AS "isNew"`.execute(tx);
    const [row] = rows;
    if (!row || (row.isNew && !row.isMine)) throw new Repeat();
    return row.taken;
  }).catch((error: unknown) => {
    if (error instanceof Repeat || isGone(error)) return null;
    throw error;
  });
};

/** Rolls back a marker that nothing hangs on. */
class Repeat extends Error {}

/**
 * Attempts counted in the database, for all web processes together and over restarts, where the policy declares such counts: a marker's
 * row under a keyed hash of the name, for the span of its allowance (HI-29).
 */
export const createAttemptCounts = ({ db, vault, clock, lifetime }: AttemptCountsOptions): AttemptCounter => {
  const indexOf = (of: string, name: string): Promise<Buffer> =>
    vault.blindIndex({ index: 'attempt_count.name', value: `${of} ${name}` });
  return {
    count: async ({ of, times, per }: Allowance, name) => {
      const nameIndex = await indexOf(of, name);
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const now = clock.now();
        const until = new Date(now.getTime() + Math.min(per, lifetime));
        const taken = await countOnce(db, { nameIndex, now, until, most: times + 1 });
        if (taken !== null) return taken;
      }
      throw new AppError('internal');
    },
    forget: async ({ of }, name) => {
      const nameIndex = await indexOf(of, name);
      await db.updateTable('attempt_count').set({ taken: 0 }).where('name_index', '=', nameIndex).execute();
    },
  };
};
