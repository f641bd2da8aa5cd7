import type { Timers } from '../timers.ts';

interface Entry {
  due: number;
  period: number | null;
  run: () => void;
}

export interface ManualTimers extends Timers {
  /** Moves time on and runs what has come due, in order. */
  advance(milliseconds: number): void;
  /** Timers that are set now. */
  pending(): number;
  /** Timers that were ever set. */
  renewals(): number;
}

/** Timers that stand still until the test moves them. */
export const manualTimers = (): ManualTimers => {
  const entries = new Set<Entry>();
  let now = 0;
  let renewals = 0;
  const add = (milliseconds: number, period: number | null, run: () => void): (() => void) => {
    const entry: Entry = { due: now + milliseconds, period, run };
    entries.add(entry);
    renewals += 1;
    return () => void entries.delete(entry);
  };
  return {
    after: (milliseconds, run) => add(milliseconds, null, run),
    every: (milliseconds, run) => add(milliseconds, milliseconds, run),
    pending: () => entries.size,
    renewals: () => renewals,
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const next = [...entries].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        now = next.due;
        if (next.period === null) entries.delete(next);
        else next.due += next.period;
        next.run();
      }
      now = end;
    },
  };
};
