import type { Db, Holding, RetentionOutcome } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { judge } from '../domain/judge.ts';
import type { RegisteredKind } from '../domain/kept-kind.ts';
import { recordRun } from '../store/retention-runs.ts';

/** Places where a crash is worth trying: between the parts of a sweep. */
export type SweepPoint = 'counted' | 'swept' | 'counted-again' | 'recorded';

export interface SweepContext {
  readonly db: Db;
  readonly clock: Clock;
  /** Hears why a count or a sweep broke off; the next round tries again. */
  readonly report: (name: string, error: unknown) => void;
  /** Called at each named point; ends the process in a crash test and does nothing otherwise. */
  readonly reach?: (point: SweepPoint) => void;
}

export interface SweepResult {
  readonly outcome: RetentionOutcome;
  /** What is left; null when it could not be counted. */
  readonly left: Holding | null;
}

/**
 * One sweep of one kept kind: what is overdue is counted, swept, counted again, and the answer recorded. Nothing is remembered between
 * the parts, so whatever a crash leaves out the next round does. It throws only when the result cannot be written.
 */
export const sweepKind = async (ctx: SweepContext, { name, keeping }: RegisteredKind): Promise<SweepResult> => {
  const { db, clock, report, reach = () => undefined } = ctx;
  // One moment for all parts: what becomes due meanwhile is the next round's.
  const at = clock.now();
  const count = (): Promise<Holding | null> =>
    keeping.count(at).catch((error: unknown) => {
      report(name, error);
      return null;
    });
  const sweep = (): Promise<boolean> =>
    keeping.sweep(at).then(
      () => true,
      (error: unknown) => {
        report(name, error);
        return false;
      },
    );
  const before = await count();
  reach('counted');
  const hasFailed = !(await sweep());
  reach('swept');
  const first = await count();
  // What fell due by the end of something else while this ran is not stuck: it goes at the second try.
  const left = hasFailed || first === null || first.overdue === 0 || !(await sweep()) ? first : await count();
  reach('counted-again');
  const outcome = judge({ before, after: left, hasFailed });
  await recordRun(db, { name, outcome, left, at });
  reach('recorded');
  return { outcome, left };
};
