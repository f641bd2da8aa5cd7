import { readonlyDatabase, readWaitingLetters, type Db, type Keeping, type Tx, type WaitingLetters } from '@candid/db';
import { AppError, type CorrespondenceId } from '@candid/kernel';

/**
 * The clocks of what people wrote, as the retention engine watches what runs out: nothing but an answer makes one stop, so a clock that has run
 * out is an alert at every round until somebody answers (OD-18, OH-21).
 * @param of letters, or words of a child
 */
export const keepAnswerClocks = ({ db, of }: { readonly db: Db; readonly of: 'letters' | 'child' }): Keeping => ({
  count: async (now) => {
    const kinds = (await readWaitingLetters(readonlyDatabase(db), now)).filter(
      ({ kind }) => (kind === 'child') === (of === 'child'),
    );
    const sum = (pick: (kind: WaitingLetters) => number): number => kinds.reduce((total, kind) => total + pick(kind), 0);
    const oldest = kinds.flatMap((kind) => kind.oldest ?? []).toSorted((one, other) => one.getTime() - other.getTime());
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
