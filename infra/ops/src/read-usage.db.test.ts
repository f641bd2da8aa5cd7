import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readUsage } from './read-usage.ts';

// Goal: the operator reads what was released, and nothing smaller than the policy allows, with a role that sees nothing else of use.

const clock = manualClock();
let database: TestDatabase<'console' | 'worker' | 'web' | 'owner'>;
let console_: DatabaseHandle<Database>;
let worker: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock }));
  console_ = createDatabase({ url: database.urls.console, applicationName: 'test', max: 1 });
  worker = createDatabase({ url: database.urls.worker, applicationName: 'test', max: 1 });
});
afterAll(async () => {
  await console_.destroy();
  await worker.destroy();
  await database.drop();
});

const release = async (day: string, figures: readonly { dimension: string; value: string; size: number }[]): Promise<void> => {
  const at = { released_at: clock.now(), expires_at: clock.now() };
  await worker.kysely
    .insertInto('usage_release')
    .values({ day, ...at })
    .execute();
  for (const figure of figures)
    await worker.kysely
      .insertInto('usage_figure')
      .values({ day, ...figure, ...at })
      .execute();
};

test('NA-13 HI-10: figures of the newest days, the total first, and none of a group under the minimum of now', async () => {
  expect(await readUsage(console_.kysely, { days: 2, minimumGroup: 10 })).toEqual({
    minimumGroup: 10,
    figures: [],
    released: [],
  });
  await release('2026-11-18', [{ dimension: 'all', value: 'visits', size: 90 }]);
  await release('2026-11-19', []);
  await release('2026-11-20', [
    { dimension: 'device_class', value: 'phone', size: 12 },
    { dimension: 'device_class', value: 'computer', size: 29 },
    { dimension: 'all', value: 'visits', size: 41 },
  ]);
  const { figures, released } = await readUsage(console_.kysely, { days: 2, minimumGroup: 10 });
  expect(released).toEqual(['2026-11-20', '2026-11-19']);
  expect(figures.map(({ day, value, size }) => `${day} ${value} ${size}`)).toEqual([
    '2026-11-20 visits 41',
    '2026-11-20 computer 29',
    '2026-11-20 phone 12',
  ]);
  const stricter = await readUsage(console_.kysely, { days: 2, minimumGroup: 20 });
  expect(stricter.figures.map(({ size }) => size)).toEqual([41, 29]);
});
