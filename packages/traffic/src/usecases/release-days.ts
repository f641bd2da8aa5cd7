import { inTransaction, type Db } from '@candid/db';
import { duration, type Clock, type Milliseconds } from '@candid/kernel';
import type { AnalyticsRules, UsageDimension } from '@candid/policy';
import { releaseFigures } from '../domain/release.ts';
import { claimDay, countPeople, countVisits, insertFigures, type Day } from '../store/figures.ts';

export interface ReleaseContext {
  readonly db: Db;
  readonly clock: Clock;
  readonly rules: AnalyticsRules;
  /** `retention.usage-aggregate` of the policy. */
  readonly lifetime: Milliseconds;
}

const DAY = duration.days(1);
/** A picture asked for before midnight has ended by then. */
const SETTLED_AFTER = duration.hours(1);
/** Days that are made up for when no worker ran. */
const LOOK_BACK = 7;

const OF_VISITS: readonly UsageDimension[] = ['browser_family', 'device_class', 'timing'];

/** Closed days that may be released now, oldest first. */
const closedDays = (now: Date): readonly Day[] => {
  const today = Math.floor((now.getTime() - SETTLED_AFTER) / DAY) * DAY;
  return Array.from({ length: LOOK_BACK }, (_, index) => {
    const from = today - (LOOK_BACK - index) * DAY;
    return { name: new Date(from).toISOString().slice(0, 10), from: new Date(from), to: new Date(from + DAY) };
  });
};

/**
 * Releases the figures of days that are over (HI-10, CR-29, NA-13). Each day once and for good: neither an erasure nor another worker
 * makes a second release of it that could be subtracted from the first. @returns how many days were released
 */
export const releaseDays = async (ctx: ReleaseContext): Promise<number> => {
  const { db, clock, rules, lifetime } = ctx;
  const ofVisits = rules.totals.filter((dimension) => OF_VISITS.includes(dimension));
  const ofPeople = rules.totals.filter((dimension) => !OF_VISITS.includes(dimension));
  let released = 0;
  for (const day of closedDays(clock.now())) {
    released += await inTransaction(db, async (tx) => {
      const at = { released: clock.now(), expires: new Date(day.to.getTime() + lifetime) };
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
