import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochEnd } from './key-holder.ts';

test('an epoch ends at or after each deadline in it, by less than the grain, and on the grain', () => {
  const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 86_400_000 }), (deadline, grain) => {
      const rounding = epochEnd(deadline, grain).getTime() - deadline.getTime();
      expect(rounding).toBeGreaterThanOrEqual(0);
      expect(rounding).toBeLessThan(grain);
      expect(epochEnd(deadline, grain).getTime() % grain).toBe(0);
    }),
  );
});
