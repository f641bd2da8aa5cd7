import { inTransaction, type Db } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import type { AnalyticsRules, UsageDimension } from '@candid/policy';
import { closedDays } from '../domain/day.ts';
import { releaseFigures } from '../domain/release.ts';
import { claimDay, countPeople, countVisits, insertFigures } from '../store/figures.ts';

export interface ReleaseContext {
  readonly db: Db;
  readonly rules: AnalyticsRules;
  /** `retention.usage-aggregate` of the policy. */
  readonly lifetime: Milliseconds;
}

const OF_VISITS: readonly UsageDimension[] = ['browser_family', 'device_class', 'timing'];

/**
 * Releases the figures of days that are over (HI-10, CR-29, NA-13). Each day once and for good: neither an erasure nor another worker
 * makes a second release of it that could be subtracted from the first. @returns how many days were released
 */
export const releaseDays = async ({ db, rules, lifetime }: ReleaseContext, now: Date): Promise<number> => {
  const ofVisits = rules.totals.filter((dimension) => OF_VISITS.includes(dimension));
  const ofPeople = rules.totals.filter((dimension) => !OF_VISITS.includes(dimension));
  let released = 0;
  for (const day of closedDays(now)) {
    released += await inTransaction(db, async (tx) => {
      const at = { released: now, expires: new Date(day.to.getTime() + lifetime) };
      if (!(await claimDay(tx, day, at))) return 0;
      const figures = [
        ...releaseFigures(await countPeople(tx, day, ofPeople), { minimumGroup: rules.minimumGroup, of: 'people' }),
        ...releaseFigures(await countVisits(tx, day, ofVisits), { minimumGroup: rules.minimumGroup, of: 'visits' }),
      ];
      await insertFigures(tx, figures, { day, at });
      return 1;
    });
  }
  return released;
};
