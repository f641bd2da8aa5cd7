import { duration } from '@candid/kernel';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAccountsFixture, type AccountsFixture } from '../accounts.fixture.ts';
import type { Allowance } from '../domain/attempt-counter.ts';
import { keepAttemptCounts } from '../usecases/keep-attempt-counts.ts';
import { createAttemptCounts } from './attempt-counts.ts';

// Goal: processes share one allowance, also in the same moment and over restarts, and nothing of who tried can be read or stays.

let fixture: AccountsFixture;
const LIFETIME = duration.hours(1);
const allowance: Allowance = { of: 'tries', times: 3, per: duration.minutes(15) };
const counter = () => createAttemptCounts({ ...fixture.ctx, lifetime: LIFETIME });

beforeAll(async () => {
  fixture = await createAccountsFixture();
});
beforeEach(async () => {
  await fixture.admin.kysely.deleteFrom('subject').where('kind', '=', 'marker').execute();
});
afterAll(() => fixture.close());

/** Another web process, ready to try so many times at once. */
const guesser = async (tries: number) => {
  const program = fileURLToPath(new URL('../testing/guesser.ts', import.meta.url));
  const { webUrl, keyringUrl, masterKey, clock } = fixture;
  const words = [program, webUrl, keyringUrl, masterKey.toString('hex'), clock.now().toISOString(), String(tries)];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  return async (): Promise<readonly string[]> => {
    const ended = once(child, 'exit');
    child.stdin.end('go\n');
    const said = String((await lines.next()).value);
    await ended;
    return JSON.parse(said) as string[];
  };
};

test('HI-29: two processes that let guesses through at once let ten through together', async () => {
  const both = await Promise.all([guesser(30), guesser(30)]);
  const ends = (await Promise.all(both.map((go) => go()))).flat();
  expect(ends.filter((end) => end === 'through')).toHaveLength(10);
  expect(new Set(ends)).toEqual(new Set(['through', 'limit_sign_in']));
  const markers = await fixture.admin.kysely.selectFrom('subject').select('id').where('kind', '=', 'marker').execute();
  const counts = await fixture.admin.kysely.selectFrom('attempt_count').select('subject_id').execute();
  expect(counts.map(({ subject_id }) => subject_id).sort()).toEqual(markers.map(({ id }) => id).sort());
});

test('a restart forgets nothing; the span ends, and a name can begin anew', async () => {
  expect([await counter().count(allowance, 'ada'), await counter().count(allowance, 'ada')]).toEqual([1, 2]);
  for (let time = 0; time < 5; time += 1) await counter().count(allowance, 'ada');
  expect(await counter().count(allowance, 'ada')).toBe(allowance.times + 1);
  expect(await counter().count(allowance, 'grace')).toBe(1);
  fixture.clock.advance(allowance.per);
  expect(await counter().count(allowance, 'ada')).toBe(1);
  await counter().forget(allowance, 'ada');
  expect(await counter().count(allowance, 'ada')).toBe(1);
});

test('what is stored is a keyed hash, a number and times, and it goes with its span and its marker', async () => {
  const name = 'ada@people.example 192.0.2.1';
  await counter().count(allowance, name);
  const { rows } = await fixture.admin.pool.query<{ row: string }>('SELECT t::text AS row FROM attempt_count t');
  expect(rows).toHaveLength(1);
  for (const canary of [name, Buffer.from(name).toString('hex')]) expect(rows[0]?.row).not.toContain(canary);
  const keeping = keepAttemptCounts({ db: fixture.worker.kysely, lifetime: LIFETIME });
  await keeping.sweep(fixture.clock.now());
  expect(await keeping.count(fixture.clock.now())).toMatchObject({ held: 1, overdue: 0 });
  fixture.clock.advance(allowance.per);
  expect(await keeping.count(fixture.clock.now())).toMatchObject({ held: 1, overdue: 1 });
  await keeping.sweep(fixture.clock.now());
  expect(await keeping.count(fixture.clock.now())).toEqual({ held: 0, oldest: null, overdue: 0 });
  expect(await fixture.admin.kysely.selectFrom('subject').select('id').where('kind', '=', 'marker').execute()).toEqual([]);
});

test('a policy that keeps counts less long ends them sooner, those that are there as well', async () => {
  const short = createAttemptCounts({ ...fixture.ctx, lifetime: duration.minutes(5) });
  await short.count(allowance, 'ada');
  await counter().count(allowance, 'grace');
  fixture.clock.advance(duration.minutes(5));
  expect(await short.count(allowance, 'ada')).toBe(1);
  const keeping = keepAttemptCounts({ db: fixture.worker.kysely, lifetime: duration.minutes(5) });
  expect((await keeping.count(fixture.clock.now()))?.overdue).toBe(1);
});
