import type { Milliseconds } from '@candid/kernel';

const UNITS: readonly (readonly [Milliseconds, string])[] = [
  [365 * 86_400_000, 'year'],
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** Joins words as a sentence does: "a", "a and b", "a, b and c". */
export const list = (words: readonly string[], joint = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;

/** An identifier of the vocabulary, such as `page_view`, in the words it stands for. */
export const spoken = (identifier: string): string => identifier.replaceAll(/[-_]/g, ' ');

/** Whole numbers with thousands grouped, as English writes them. */
export const count = (n: number): string => n.toLocaleString('en-US');

/** A number with its noun in the right form: "1 hour", "2 hours", "0 images". */
export const counted = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

/**
 * A span of time in English without loss to the second, from the largest unit that fits: "1 hour", "1 hour and 30 minutes", "7 years".
 * 48 and 72 hours read as days; pass `unit` to keep a promise in the unit it was made in.
 */
export const span = (time: Milliseconds, unit?: 'hour' | 'minute'): string => {
  const units = unit === undefined ? UNITS : UNITS.slice(UNITS.findIndex(([, name]) => name === unit));
  const parts: string[] = [];
  let rest = time;
  for (const [size, name] of units) {
    const n = Math.floor(rest / size);
    if (n > 0) parts.push(counted(n, name));
    rest -= n * size;
  }
  if (rest > 0 || parts.length === 0) parts.push(counted(rest, 'millisecond'));
  return list(parts);
};
