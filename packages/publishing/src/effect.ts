import { duration, type Milliseconds } from '@candid/kernel';
import type { KeptText } from './announced-change.ts';

/** Everybody is to have been told before the promised time begins to run: telling takes minutes, and a day is left for it. */
const TELLING = duration.days(1);
const DAY = duration.days(1);

const startOfDay = (time: number): number => Math.ceil(time / DAY) * DAY;

/**
 * From when on a text counts that is published now (CR-28). The first version of all counts at once. A later one is a material change: it
 * counts when everybody had the promised notice, at the start of a day, and not before the day of its version. Another text of a version
 * that was published before says the same in other words: it counts with it, or at once.
 */
export const effectOf = (
  kept: readonly KeptText[],
  { version, noticeAhead, now }: { readonly version: string; readonly noticeAhead: Milliseconds; readonly now: Date },
): Date => {
  const at = now.getTime();
  const same = kept.filter((text) => text.version === version).map(({ effectiveAt }) => effectiveAt.getTime());
  if (same.length > 0) return new Date(Math.max(at, Math.min(...same)));
  if (kept.length === 0) return now;
  const told = noticeAhead === 0 ? at : startOfDay(at + TELLING + noticeAhead);
  return new Date(Math.max(told, Date.parse(version)));
};
