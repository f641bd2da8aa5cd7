import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announcedIn, keptInOrByDay, policyInForce, untilNextCounts } from './policy-in-force.ts';

// Goal: a prepared version counts from the moment that people were told of, never before, and what is not told of never counts.

const clock = manualClock();
let folder: string;
let next: string;
let database: TestDatabase<'console' | 'worker' | 'web' | 'owner'>;
let owner: DatabaseHandle<Database>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candid-next-'));
  next = await prepare('next.mjs', '2027-03-01');
  database = await createTestDatabase(mainTemplate({ clock }));
  owner = createDatabase({ url: database.urls.owner, applicationName: 'test', max: 1 });
});
beforeEach(() => owner.pool.query('DELETE FROM policy_version'));
afterAll(async () => {
  await owner.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

const prepare = async (name: string, version: string, id: 'credits' | 'on-device' = 'credits'): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, `export default ${JSON.stringify({ ...policies[id], version })};`);
  return path;
};

const announce = (version: string, effectiveAt: Date, words = version): Promise<unknown> => {
  const hash = createHash('sha256').update(words).digest('hex');
  const row = { hash, version, published_at: clock.now(), effective_at: effectiveAt, texts: '{}', parameters: '{}' };
  return owner.kysely.insertInto('policy_version').values(row).execute();
};

const inForce = async (nextPolicy: string | null): Promise<string> => {
  const found = await policyInForce({ policy: 'credits', nextPolicy }, { announced: announcedIn(database.urls.owner), clock });
  expect(found.nextPolicy).toBe(found.policy === nextPolicy ? null : nextPolicy);
  return found.policy;
};

test('CR-28: a prepared version counts from the moment that people were told of, and no sooner', async () => {
  expect(await inForce(null)).toBe('credits');
  expect(await inForce(next), 'not told of yet').toBe('credits');
  const effect = new Date(clock.now().getTime() + duration.days(31));
  await announce('2027-03-01', effect);
  // The same version in other words, published later, moves nothing.
  await announce('2027-03-01', new Date(effect.getTime() + duration.days(9)), 'other words');
  clock.set(new Date(effect.getTime() - 1));
  expect(await inForce(next), 'a moment before').toBe('credits');
  clock.advance(1);
  expect(await inForce(next)).toBe(next);
});

test('CR-28: a running installation changes over at the moment itself, also when people were told of it while it ran', async () => {
  const waits: number[] = [];
  const start = clock.now().getTime();
  const effect = start + duration.minutes(2) + 7;
  const options = { announced: announcedIn(database.urls.owner), clock, signal: new AbortController().signal };
  await untilNextCounts(
    { policy: 'credits', nextPolicy: next },
    {
      ...options,
      wait: async (ms) => {
        if (waits.push(ms) === 3) await announce('2027-03-01', new Date(effect));
        clock.advance(ms);
      },
    },
  );
  expect(clock.now().getTime()).toBe(effect);
  expect(Math.max(...waits)).toBeLessThanOrEqual(duration.seconds(30));
});

test('CR-28: however late it is, a version that nobody was told of waits', async () => {
  await announce('2026-01-01', clock.now());
  clock.set(new Date('2030-01-01T00:00:00Z'));
  expect(await inForce(next)).toBe('credits');
});

test('a prepared version that is no later one is refused', async () => {
  const sooner = await prepare('sooner.mjs', '2020-01-01');
  await expect(inForce(sooner)).rejects.toMatchObject({ code: 'policy_invalid' });
});

test('where nothing can be kept the day of a version decides, and one with a promised notice waits', async () => {
  const announced = keptInOrByDay(join(folder, 'nowhere'));
  const soon = await prepare('soon.mjs', '2027-03-01', 'on-device');
  const decide = () => policyInForce({ policy: 'on-device', nextPolicy: soon }, { announced, clock });
  clock.set(new Date('2027-02-28T23:59:59.999Z'));
  expect((await decide()).policy).toBe('on-device');
  clock.advance(1);
  expect(await decide()).toEqual({ policy: soon, nextPolicy: null });
  expect(await policyInForce({ policy: 'credits', nextPolicy: next }, { announced, clock })).toMatchObject({ policy: 'credits' });
});
