/** Time as a port: domain code never reads the machine's clock itself (architecture, invariant 11). */
export interface Clock {
  now(): Date;
}

/** Where a clock takes its time from, in milliseconds. */
export interface TimeSources {
  /** The time of day: an operator or a time server can set it, forward and back. */
  readonly wall: () => number;
  /** What has passed since some moment: nobody sets it. */
  readonly elapsed: () => number;
}

/**
 * A clock that never goes back. While the time of day lies behind what has passed since it was last asked, it goes on by what passes:
 * nothing whose deadline was reached comes back to life, and none moves away. A time of day ahead of that is followed at once, as after a
 * machine slept.
 */
export const steadyClock = ({ wall, elapsed }: TimeSources): Clock => {
  let [at, mark] = [wall(), elapsed()];
  return {
    now: () => {
      const passed = elapsed();
      at = Math.max(wall(), at + (passed - mark));
      mark = passed;
      return new Date(at);
    },
  };
};

/** The machine's clock, never going back; chosen only where a program is composed. */
export const systemClock = (): Clock => steadyClock({ wall: () => Date.now(), elapsed: () => performance.now() });
