import type { Holding, RetentionOutcome } from '@candid/db';

/** What is known after one sweep; null where it could not be counted. */
export interface SweepFacts {
  readonly before: Holding | null;
  readonly after: Holding | null;
  /** Whether the sweep broke off. */
  readonly hasFailed: boolean;
}

/**
 * How a sweep ended, judged by what is left and never by what it did. Nothing overdue is the only success: a sweep that deleted nothing
 * while something is overdue is stuck, and what could not be counted is not zero.
 */
export const judge = ({ before, after, hasFailed }: SweepFacts): RetentionOutcome => {
  if (hasFailed) return 'failed';
  if (after === null) return 'uncounted';
  if (after.overdue === 0) return 'kept';
  return before !== null && after.overdue < before.overdue ? 'behind' : 'stuck';
};
