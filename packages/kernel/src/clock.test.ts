import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steadyClock, systemClock } from './clock.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-06-01T12:00:00.000Z');

const hands = () => {
  let [wall, elapsed] = [start, 0];
  const clock = steadyClock({ wall: () => wall, elapsed: () => elapsed });
  return {
    now: () => clock.now().getTime(),
    pass: (by: number) => ((wall += by), (elapsed += by)),
    set: (by: number) => void (wall += by),
  };
};

test('set back, it goes on by what passes; caught up, it follows the time of day again', () => {
  const { now, pass, set } = hands();
  pass(HOUR);
  expect(now()).toBe(start + HOUR);
  set(-2 * HOUR);
  expect(now()).toBe(start + HOUR);
  pass(HOUR / 2);
  expect(now()).toBe(start + 1.5 * HOUR);
  set(2 * HOUR + 500);
  expect(now()).toBe(start + 1.5 * HOUR + 500);
});

test('set forward, it follows at once', () => {
  const { now, set } = hands();
  set(HOUR);
  expect(now()).toBe(start + HOUR);
});

test('whatever is done to the time of day, it never goes back, never stands, and lags behind nothing', () => {
  const step = fc.record({ pass: fc.nat(HOUR), set: fc.integer({ min: -3 * HOUR, max: 3 * HOUR }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { now, pass, set } = hands();
      let [before, passed] = [now(), 0];
      for (const { pass: by, set: jump } of steps) {
        pass(by);
        set(jump);
        passed += by;
        const after = now();
        expect(after - before).toBeGreaterThanOrEqual(by);
        expect(after).toBeGreaterThanOrEqual(start + passed);
        before = after;
      }
    }),
  );
});

test('the machine’s clock tells the time of day', () => {
  const before = Date.now();
  expect(systemClock().now().getTime()).toBeGreaterThanOrEqual(before);
});
