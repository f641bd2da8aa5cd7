import { duration } from '@candid/kernel';
import { lifetimeOf } from '@candid/privacy';
import { openLogFiles } from '@candid/telemetry';
import type { KindBinding } from './parts.ts';

/** The programs' own logs. Where a platform keeps them, they cannot be counted from here, and the figures say so (NA-12). */
export const technicalLogs: KindBinding = {
  name: 'technical-logs',
  categories: ['technical-log'],
  tables: [],
  every: duration.hours(1),
  bind: ({ logDir, policy }) => {
    if (logDir === null) return { count: () => Promise.resolve(null), sweep: () => Promise.resolve() };
    const files = openLogFiles(logDir);
    const lifetime = lifetimeOf(policy, 'technical-log');
    const before = (now: Date): Date => new Date(now.getTime() - lifetime);
    return { count: (now) => files.count(before(now)), sweep: (now) => files.cut(before(now)) };
  },
};
