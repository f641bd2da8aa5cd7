import type { Clock, Milliseconds } from '@candid/kernel';

export interface ManualClock extends Clock {
  /** Moves time forward. */
  advance(by: Milliseconds): void;
  set(to: Date): void;
}

/** A clock that stands still until it is told to move. */
export const manualClock = (start: Date = new Date('2026-06-01T12:00:00.000Z')): ManualClock => {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    advance: (by) => void (current += by),
    set: (to) => void (current = to.getTime()),
  };
};
