import type { Db, Holding, Keeping } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';

/** Erasing an account is the work of an erasure request; a sweep that did part of it would only look like one. */
const leaveToErasure = (): Promise<void> => Promise.resolve();

/** Closed accounts whose owner may still come back; `oldest` is when the first of them falls due. */
export const keepClosingAccounts = ({ db }: { readonly db: Db }): Keeping => ({
  count: async (now) => {
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(erase_after) AS oldest, 0 AS overdue
      FROM account WHERE erase_after > ${now}`.execute(db);
    return rows[0] ?? null;
  },
  sweep: leaveToErasure,
});

export interface DueAccounts {
  readonly db: Db;
  /** From the end of the grace to the promised end of the erasure. */
  readonly promisedWithin: Milliseconds;
}

/**
 * Closed accounts past their grace: nothing keeps them from being erased, and each is held until an erasure has done it. Overdue are
 * those of which that was promised by now; `oldest` is since when the first of them waits.
 */
export const keepDueAccounts = ({ db, promisedWithin }: DueAccounts): Keeping => ({
  count: async (now) => {
    const promised = sql`erase_after + ${promisedWithin}::float8 * interval '1 millisecond'`;
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(erase_after) AS oldest, (count(*) FILTER (WHERE ${promised} <= ${now}))::int AS overdue
      FROM account WHERE erase_after <= ${now}`.execute(db);
    return rows[0] ?? null;
  },
  sweep: leaveToErasure,
});

/** Objections stand until they are taken back, and go with the person: none has an end of its own. */
export const keepObjections = ({ db }: { readonly db: Db }): Keeping => ({
  count: async () => {
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(objected_at) AS oldest, 0 AS overdue FROM objection`.execute(db);
    return rows[0] ?? null;
  },
  sweep: leaveToErasure,
});
