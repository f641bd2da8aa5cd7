/** A span of time in milliseconds. */
export type Milliseconds = number;

/** Money owed to a provider, in millionths of a US dollar. Whole numbers only. */
export type MicroUsd = number;

/** Spans of time by their names, in milliseconds. */
export const duration = {
  seconds: (n: number): Milliseconds => n * 1_000,
  minutes: (n: number): Milliseconds => n * 60_000,
  hours: (n: number): Milliseconds => n * 3_600_000,
  days: (n: number): Milliseconds => n * 86_400_000,
} as const;

/** Sizes in bytes; `mb` is the decimal megabyte that providers state their limits in. */
export const bytes = {
  kib: (n: number): number => n * 1024,
  mib: (n: number): number => n * 1024 * 1024,
  mb: (n: number): number => n * 1_000_000,
} as const;
