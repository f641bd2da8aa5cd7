import { createHmac, randomBytes } from 'node:crypto';
import { AppError, type Clock, type ErrorCode, type Milliseconds } from '@candid/kernel';

/** So many times within a span. */
export interface Allowance {
  readonly times: number;
  readonly per: Milliseconds;
}

export interface AttemptLimits {
  /** Counts one attempt under a name. @throws the limit's AppError once the allowance is used up */
  take(name: string): void;
  /** Forgets a name's attempts. */
  clear(name: string): void;
}

/** More names than this are not remembered: the oldest go first. One takes some hundred bytes. */
const MAX_NAMES = 50_000;

/**
 * Counts attempts in this process's memory only: names are hashed under a key that dies with it, and nothing is written down (settled: limits
 * in memory). So each web process has an allowance of its own, and a restart begins anew.
 */
export const createAttemptLimits = ({
  clock,
  allowance: { times, per },
  code,
}: {
  readonly clock: Clock;
  readonly allowance: Allowance;
  readonly code: ErrorCode;
}): AttemptLimits => {
  const key = randomBytes(32);
  const windows = new Map<string, { count: number; readonly until: number }>();
  const keyOf = (name: string): string => createHmac('sha256', key).update(name).digest('base64');
  const find = (id: string) => {
    const window = windows.get(id);
    return window && window.until > clock.now().getTime() ? window : null;
  };
  const makeRoom = (): void => {
    const now = clock.now().getTime();
    for (const [id, { until }] of windows) {
      if (until > now && windows.size < MAX_NAMES) return;
      windows.delete(id);
    }
  };
  return {
    take: (name) => {
      const id = keyOf(name);
      const window = find(id);
      if (window && window.count >= times) throw new AppError(code);
      if (window) window.count += 1;
      else {
        windows.delete(id);
        makeRoom();
        windows.set(id, { count: 1, until: clock.now().getTime() + per });
      }
    },
    clear: (name) => void windows.delete(keyOf(name)),
  };
};
