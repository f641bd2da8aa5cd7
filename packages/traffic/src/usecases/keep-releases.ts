import type { Keeping } from '@candid/db';
import { unreleasedDays } from '../store/figures.ts';
import { closedDays } from '../domain/day.ts';
import { releaseDays, type ReleaseContext } from './release-days.ts';

/** Releases days that are over: one that is not released counts as overdue. `null` where the policy has no totals: nothing is released. */
export const keepReleases = (ctx: ReleaseContext | null): Keeping => ({
  count: async (now) => {
    if (ctx === null) return { held: 0, oldest: null, overdue: 0 };
    const [first, ...others] = await unreleasedDays(ctx.db, closedDays(now));
    return first === undefined
      ? { held: 0, oldest: null, overdue: 0 }
      : { held: others.length + 1, oldest: first.from, overdue: others.length + 1 };
  },
  sweep: async (now) => {
    if (ctx !== null) await releaseDays(ctx, now);
  },
});
