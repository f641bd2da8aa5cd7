import type { Holding } from '@candid/db';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from './judge.ts';

const holding = (overdue: number, held = overdue): Holding => ({ held, oldest: null, overdue });
const anyHolding = fc.option(fc.record({ held: fc.nat(), oldest: fc.constant(null), overdue: fc.nat({ max: 3 }) }), {
  nil: null,
});

test('only a whole sweep after which nothing is overdue has kept the promise', () => {
  fc.assert(
    fc.property(anyHolding, anyHolding, fc.boolean(), (before, after, hasFailed) => {
      const isKept = !hasFailed && after?.overdue === 0;
      expect(judge({ before, after, hasFailed }) === 'kept').toBe(isKept);
    }),
  );
});

test.each([
  [holding(5), holding(2), 'behind'],
  [holding(5), holding(5), 'stuck'],
  [holding(5), holding(6), 'stuck'],
  [null, holding(1), 'stuck'],
  [holding(0), holding(1), 'stuck'],
  [holding(5), null, 'uncounted'],
] as const)('before %o, after %o: %s', (before, after, outcome) => {
  expect(judge({ before, after, hasFailed: false })).toBe(outcome);
});
