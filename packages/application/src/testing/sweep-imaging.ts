import type { WorkContext } from '@candid/imaging';
import { policies } from '@candid/policy';
import { sweepKind } from '@candid/privacy';
import { bindKinds, imagingKinds } from '../retention/index.ts';

/**
 * One round of the retention engine over every kind of imaging's, as the worker does it.
 * @returns what should be gone and is still there (0 is the promise; null: something could not be counted)
 */
export const sweepImaging = async (work: WorkContext, policy = policies['one-hour']): Promise<number | null> => {
  const { db, clock, report } = work;
  let overdue: number | null = 0;
  for (const kind of bindKinds({ policy, work, logDir: null }, imagingKinds)) {
    const { left } = await sweepKind({ db, clock, report: (_, error) => report(error) }, kind);
    overdue = overdue === null || left === null ? null : overdue + left.overdue;
  }
  return overdue;
};
