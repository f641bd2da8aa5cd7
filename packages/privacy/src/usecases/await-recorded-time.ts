import type { ReadonlyDb } from '@candid/db';
import { AppError, duration, type Clock, type Milliseconds } from '@candid/kernel';

/** Machines of one installation differ by less; a clock that is further behind is wrong, or the others were. */
const LONGEST_WAIT = duration.minutes(1);

export interface RecordedTimeOptions {
  readonly clock: Clock;
  readonly wait: (span: Milliseconds) => Promise<void>;
}

/**
 * Holds a program back until its clock has reached the time at which this installation was last at work: with a clock that was set back
 * while nothing ran, what has ended would be readable again and every deadline would move away.
 * @throws AppError `config_invalid` (detail: problem, remedy) when the clock lies too far behind to wait for it
 */
export const awaitRecordedTime = async (db: ReadonlyDb, { clock, wait }: RecordedTimeOptions): Promise<void> => {
  const { last } = await db
    .selectFrom('retention_run')
    .select((eb) => eb.fn.max<Date | null>('last_run_at').as('last'))
    .executeTakeFirstOrThrow();
  if (last === null) return;
  const now = clock.now();
  const behind = last.getTime() - now.getTime();
  if (behind <= 0) return;
  if (behind <= LONGEST_WAIT) return wait(behind);
  throw new AppError('config_invalid', {
    problem: `This machine's clock says ${now.toISOString()}, but this installation was at work at ${last.toISOString()}.`,
    remedy: 'Set the clock right and start again. If the later time was the wrong one: npm run retention -- --trust-clock',
  });
};
