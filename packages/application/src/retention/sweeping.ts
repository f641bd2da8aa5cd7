import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { sweepKind, type RegisteredKind } from '@candid/privacy';
import { wordsOf, type Logger, type Word } from '@candid/telemetry';
import { repeat } from '../repeat.ts';

export interface SweepingParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface KindSweeping extends SweepingParts {
  /** The names of the kinds that are swept, as words of the log. */
  readonly wordOf: (name: string) => Word;
}

/** One sweep of one kind, told to the log: anything but `kept` is an alert, a kind that could not be recorded too. */
export const sweepAndTell = async ({ db, clock, logger, wordOf }: KindSweeping, kind: RegisteredKind): Promise<void> => {
  const name = wordOf(kind.name);
  try {
    const { outcome, left } = await sweepKind(
      { db, clock, report: (_, error) => logger.error('sweep.failed', { name }, error) },
      kind,
    );
    const fields = { name, state: outcome, ...(left !== null && { residue: left.overdue }) };
    logger.debug('sweep.finished', fields);
    if (outcome === 'behind') logger.warn('retention.overdue', fields);
    else if (outcome !== 'kept') logger.error('retention.overdue', fields);
  } catch (error) {
    logger.error('sweep.failed', { name }, error);
  }
};

/** Sweeps every kind at its own pace: one that hangs keeps no other waiting. */
export const startSweeping = (parts: SweepingParts, kinds: readonly RegisteredKind[]): { stop(): Promise<void> } => {
  const wordOf = wordsOf(kinds.map(({ name }) => name));
  const rounds = kinds.map((kind) => repeat(kind.every, () => sweepAndTell({ ...parts, wordOf }, kind)));
  return { stop: async () => void (await Promise.all(rounds.map((round) => round.stop()))) };
};
