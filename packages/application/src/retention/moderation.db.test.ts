import { keepModeration, keepRecords, runGeneration } from '@candid/imaging';
import { duration } from '@candid/kernel';
import { manualClock, type ManualClock } from '@candid/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openImagingWorld, type ImagingWorld } from '../testing/index.ts';

const DAY = duration.days(1);
let clock: ManualClock;
let world: ImagingWorld;
beforeEach(async () => {
  clock = manualClock();
  world = await openImagingWorld({ clock, rules: { moderationLifetime: 2 * DAY, recordLifetime: 9 * DAY } });
  const [generationId] = await world.submit(await world.startSubject(), { prompt: 'a boat [moderation:violence]' });
  if (generationId === undefined) throw new Error('nothing was submitted');
  await runGeneration(world.work(), { generationId, signal: new AbortController().signal });
});
afterEach(() => world.close());

/** One sweep of reasons, then of records, under a policy of these times. @returns reasons and records that are left */
const sweep = async (moderationLifetime: number, recordLifetime = 9 * DAY): Promise<[number, number]> => {
  const work = world.work();
  const ctx = { db: work.db, rules: { ...work.rules, moderationLifetime, recordLifetime } };
  for (const keeping of [keepModeration(ctx), keepRecords(ctx)]) {
    await keeping.sweep(clock.now());
    expect((await keeping.count(clock.now()))?.overdue).toBe(0);
  }
  const rows = await world.database.kysely.selectFrom('generation').select('moderation_categories').execute();
  return [rows.filter((row) => row.moderation_categories !== null).length, rows.length];
};

test('the reason of a refusal goes at its own time, and the record stays', async () => {
  clock.advance(2 * DAY - 1);
  expect(await sweep(2 * DAY)).toEqual([1, 1]);
  clock.advance(1);
  expect(await sweep(2 * DAY)).toEqual([0, 1]);
});

test('a policy that promises longer prolongs neither reason nor record', async () => {
  clock.advance(2 * DAY);
  expect(await sweep(30 * DAY, 30 * DAY)).toEqual([0, 1]);
  clock.advance(7 * DAY);
  expect(await sweep(30 * DAY, 30 * DAY)).toEqual([0, 0]);
});

test('a promise that was shorter for a while stays the shorter one', async () => {
  expect(await sweep(DAY, 3 * DAY)).toEqual([1, 1]);
  clock.advance(DAY);
  expect(await sweep(2 * DAY)).toEqual([0, 1]);
  clock.advance(2 * DAY);
  expect(await sweep(2 * DAY)).toEqual([0, 0]);
});
