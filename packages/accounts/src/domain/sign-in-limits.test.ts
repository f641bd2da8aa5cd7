import { duration } from '@candid/kernel';
import { manualClock } from '@candid/testkit';
import { expect, test } from 'vitest';
import { createMemoryCounter } from './memory-counter.ts';
import { createSignInLimits, type Attempt } from './sign-in-limits.ts';

const owner: Attempt = { index: Buffer.from('ada'), network: '192.0.2.1' };
const from = (network: string | null): Attempt => ({ ...owner, network });

const setUp = () => {
  const clock = manualClock();
  return { clock, limits: createSignInLimits(createMemoryCounter(clock)) };
};

/** How many of so many attempts get through. */
const through = async (attempt: () => Promise<void>, times: number): Promise<number> => {
  let count = 0;
  for (let time = 0; time < times; time += 1)
    await attempt().then(
      () => (count += 1),
      () => undefined,
    );
  return count;
};

test('a count is by name, ends with its span, and begins anew when it is forgotten', async () => {
  const clock = manualClock();
  const counter = createMemoryCounter(clock);
  const allowance = { of: 'tries', times: 2, per: duration.minutes(15) };
  const count = (name: string) => counter.count(allowance, name);
  expect([await count('one'), await count('one'), await count('other'), await count('one')]).toEqual([1, 2, 1, 3]);
  expect(await counter.count({ ...allowance, of: 'letters' }, 'one')).toBe(1);
  clock.advance(duration.minutes(15) - 1);
  expect(await count('one')).toBe(4);
  clock.advance(1);
  expect(await count('one')).toBe(1);
  await counter.forget(allowance, 'one');
  expect(await count('one')).toBe(1);
});

test('a flood of names does not grow without end', async () => {
  const counter = createMemoryCounter(manualClock());
  const allowance = { of: 'tries', times: 1, per: duration.minutes(15) };
  await counter.count(allowance, 'first');
  for (let name = 0; name < 50_000; name += 1) await counter.count(allowance, `flood ${name}`);
  expect(await counter.count(allowance, 'first')).toBe(1);
});

test('HI-29: one network has ten guesses at an address, and the right password gives it ten more', async () => {
  const { limits } = setUp();
  expect(await through(() => limits.tryPassword(owner), 15)).toBe(10);
  await expect(limits.tryPassword(owner)).rejects.toMatchObject({ code: 'limit_sign_in' });
  await limits.forgive(owner);
  expect(await through(() => limits.tryPassword(owner), 15)).toBe(10);
});

test('HI-29: one network that goes through many addresses is stopped too', async () => {
  const { limits } = setUp();
  let address = 0;
  expect(await through(() => limits.tryPassword({ ...owner, index: Buffer.from(`${(address += 1)}`) }), 250)).toBe(200);
});

test('HI-29: however many networks guess, each gets little and the owner elsewhere still gets in', async () => {
  const { limits } = setUp();
  const ofNetworks: number[] = [];
  for (let one = 0; one < 300; one += 1) ofNetworks.push(await through(() => limits.tryPassword(from(`203.0.113.${one}`)), 12));
  expect(ofNetworks.slice(0, 10).every((count) => count === 10)).toBe(true);
  expect(ofNetworks.slice(10).every((count) => count === 3)).toBe(true);
  expect(await through(() => limits.tryPassword(owner), 12)).toBe(3);
});

test('HI-29: one network alone does not make an address look guessed at from many', async () => {
  const { limits } = setUp();
  await through(() => limits.tryPassword(from('203.0.113.1')), 500);
  expect(await through(() => limits.tryPassword(owner), 12)).toBe(10);
});

test('where no network may be known, the address alone is counted', async () => {
  const { limits } = setUp();
  expect(await through(() => limits.tryPassword(from(null)), 120)).toBe(100);
});

test('a stranger who asks for letters leaves the owner theirs, and fills no mailbox', async () => {
  const { limits } = setUp();
  const ask = (network: string, letter: 'sign-up' | 'reset') => () => limits.askForLetter({ ...from(network), letter });
  expect(await through(ask('203.0.113.1', 'reset'), 9)).toBe(3);
  expect(await through(ask('192.0.2.1', 'reset'), 9)).toBe(3);
  let network = 0;
  expect(await through(() => ask(`203.0.114.${(network += 1)}`, 'reset')(), 50)).toBe(6);
  expect(await through(ask('192.0.2.1', 'sign-up'), 9)).toBe(3);
});
