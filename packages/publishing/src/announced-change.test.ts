import { duration } from '@candid/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeToTell, type KeptText } from './announced-change.ts';
import { effectOf } from './effect.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day, 12));
const text = (hash: string, version: string, published: number, effective = published): KeptText => ({
  hash,
  version,
  publishedAt: at(published),
  effectiveAt: at(effective),
});

const first = text('a', '2026-11-01', 1);
const reworded = text('b', '2026-11-01', 5);
const second = text('c', '2026-12-01', 10, 40);

test('the first version is no change, and other words for the same are none', () => {
  expect(changeToTell([first, reworded], { inForce: '2026-11-01', coming: null })).toBeNull();
  expect(changeToTell([], { inForce: '2026-11-01', coming: null })).toBeNull();
});

test('OD-17: a prepared version is told of with the texts it lies between, before and after it counts', () => {
  const change = { version: '2026-12-01', announcedAt: at(10), effectiveAt: at(40), from: 'b', to: 'c' };
  const kept = [second, first, reworded];
  expect(changeToTell(kept, { inForce: '2026-11-01', coming: '2026-12-01' })).toEqual(change);
  expect(changeToTell(kept, { inForce: '2026-12-01', coming: null })).toEqual(change);
});

test('what was announced and withdrawn is told of no more, nor compared with', () => {
  const third = text('d', '2027-01-01', 20, 60);
  expect(changeToTell([first, second], { inForce: '2026-11-01', coming: null })).toBeNull();
  const kept = [first, second, third];
  expect(changeToTell(kept, { inForce: '2026-11-01', coming: '2027-01-01' })).toMatchObject({ from: 'a', to: 'd' });
  expect(changeToTell(kept, { inForce: '2026-11-01', coming: '2027-02-01' })).toBeNull();
});

test('CR-28: whatever was published before and whenever, a later version counts after its notice and not before its day', () => {
  const notices = fc.constantFrom(0, 1, duration.days(14), duration.days(30));
  fc.assert(
    fc.property(notices, fc.integer({ min: 0, max: duration.days(400) }), (noticeAhead, passed) => {
      const now = new Date(at(1).getTime() + passed);
      const effect = effectOf([first], { version: '2026-12-24', noticeAhead, now }).getTime();
      expect(effect).toBeGreaterThanOrEqual(now.getTime() + noticeAhead);
      expect(effect).toBeGreaterThanOrEqual(Date.parse('2026-12-24'));
      const again = effectOf([first, { ...second, version: '2026-12-24', effectiveAt: new Date(effect) }], {
        version: '2026-12-24',
        noticeAhead,
        now: new Date(now.getTime() + 1),
      });
      expect(again.getTime()).toBe(Math.max(effect, now.getTime() + 1));
    }),
  );
});
