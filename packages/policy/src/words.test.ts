import { duration } from '@candid/kernel';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { counted, list, span } from './words.ts';

it.each([
  [duration.hours(1), '1 hour'],
  [duration.minutes(90), '1 hour and 30 minutes'],
  [duration.days(7 * 365), '7 years'],
  [duration.seconds(60), '1 minute'],
  [0, '0 milliseconds'],
  [1_001, '1 second and 1 millisecond'],
])('%i ms reads "%s"', (time, words) => {
  expect(span(time)).toBe(words);
});

it('keeps the unit a promise was made in', () => {
  expect(span(duration.hours(72), 'hour')).toBe('72 hours');
});

it('says different things of different times', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      expect(span(a) === span(b)).toBe(a === b);
    }),
  );
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('joins %j', (words, joined) => {
  expect(list(words)).toBe(joined);
});

it('groups thousands', () => {
  expect(counted(600_000, 'round')).toBe('600,000 rounds');
});
