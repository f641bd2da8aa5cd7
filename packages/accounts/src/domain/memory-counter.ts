import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '@candid/kernel';
import type { AttemptCounter } from './attempt-counter.ts';

/** More names than this are not remembered: the oldest go first. One takes some hundred bytes. */
const MAX_NAMES = 50_000;

/**
 * Counts in this process's memory only: names are hashed under a key that dies with it, and nothing is written down. For policies that
 * declare no counts of attempts; each web process has an allowance of its own there, and a restart begins anew.
 */
export const createMemoryCounter = (clock: Clock): AttemptCounter => {
  const key = randomBytes(32);
  const windows = new Map<string, { count: number; readonly until: number }>();
  const keyOf = (of: string, name: string): string => createHmac('sha256', key).update(`${of} ${name}`).digest('base64');
  const makeRoom = (now: number): void => {
    for (const [id, { until }] of windows) {
      if (until > now && windows.size < MAX_NAMES) return;
      windows.delete(id);
    }
  };
  return {
    count: ({ of, per }, name) => {
      const [id, now] = [keyOf(of, name), clock.now().getTime()];
      const window = windows.get(id);
      if (window && window.until > now) return Promise.resolve((window.count += 1));
      windows.delete(id);
      makeRoom(now);
      windows.set(id, { count: 1, until: now + per });
      return Promise.resolve(1);
    },
    forget: ({ of }, name) => Promise.resolve(void windows.delete(keyOf(of, name))),
  };
};
