/** Time as a port: domain code never reads the machine's clock itself (architecture, invariant 11). */
export interface Clock {
  now(): Date;
}

/** The machine's clock; chosen only where a program is composed. */
export const systemClock = (): Clock => ({ now: () => new Date() });
