import type { Db, Keeping, ReadonlyDb, Tx } from '@candid/db';
import { AppError, type CorrespondenceId } from '@candid/kernel';
import type { CorrespondenceKind } from '@candid/policy';
import { sql } from 'kysely';

/** Letters of one kind that wait for an answer. */
export interface OpenLetters {
  readonly kind: CorrespondenceKind;
  readonly open: number;
  readonly oldest: Date | null;
  /** By when the first of them has to be answered. */
  readonly nextDue: Date | null;
  /** Whose time has run out. */
  readonly overdue: number;
}

/** What waits for an answer, by kind: counts and times, no words (OD-18). Kinds of which nothing waits are left out. */
export const readOpenLetters = (db: Db | ReadonlyDb, now: Date): Promise<OpenLetters[]> =>
  (db as ReadonlyDb)
    .selectFrom('correspondence')
    .select([
      'kind',
      sql<number>`count(*)::int`.as('open'),
      sql<Date | null>`min(received_at)`.as('oldest'),
      sql<Date | null>`min(due_at)`.as('nextDue'),
      sql<number>`(count(*) FILTER (WHERE due_at <= ${now}))::int`.as('overdue'),
    ])
    .where('answered_at', 'is', null)
    .groupBy('kind')
    .orderBy('kind')
    .execute();

/**
 * The clocks of letters as the retention engine watches what runs out: nothing but an answer makes one stop, so a clock that has run out is an
 * alert at every round until somebody answers.
 */
export const keepAnswerClocks = ({ db }: { readonly db: Db }): Keeping => ({
  count: async (now) => {
    const kinds = await readOpenLetters(db, now);
    const oldest = kinds.flatMap((kind) => kind.oldest ?? []).toSorted((a, b) => a.getTime() - b.getTime());
    const sum = (pick: (kind: OpenLetters) => number): number => kinds.reduce((total, kind) => total + pick(kind), 0);
    return { held: sum(({ open }) => open), oldest: oldest[0] ?? null, overdue: sum(({ overdue }) => overdue) };
  },
  sweep: () => Promise.resolve(),
});

/**
 * Stops the clock of a letter: somebody has answered it. Whoever answers is the caller's to show, and to write into the audit log.
 * @throws AppError `not_found` for a letter that is not there or was answered before
 */
export const stopClock = async (tx: Tx, { id, at }: { readonly id: CorrespondenceId; readonly at: Date }): Promise<void> => {
  const { numUpdatedRows } = await tx
    .updateTable('correspondence')
    .set({ answered_at: at })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new AppError('not_found');
};
