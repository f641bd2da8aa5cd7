import { createDatabase, readonlyDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { installQueues } from '@candid/jobs';
import { policies } from '@candid/policy';
import { createTestDatabase, manualClock } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probes } from './index.ts';

let web: DatabaseHandle<Database>;
let owner: DatabaseHandle<Database>;
let staff: DatabaseHandle<Database>;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase(mainTemplate({ clock: manualClock(), name: 'imaging', queue: installQueues }));
  const open = (url: string) => createDatabase({ url, applicationName: 'test', max: 2 });
  [web, owner, staff] = [open(database.urls.web), open(database.urls.owner), open(database.urls.console)];
  drop = async () => {
    for (const handle of [web, owner, staff]) await handle.destroy();
    await database.drop();
  };
});
afterAll(() => drop());

const policy = policies['one-hour'];

test('OH-01 evidence: every column is classified, and everything stored is declared', async () => {
  const reading = await probes['data-map']({ db: web.kysely, policy });
  expect(reading).toMatchObject({ ok: true, figures: { unclassified: 0, undeclared: 0 } });
  expect(reading.figures['personal']).toBeGreaterThan(60);
});

test('a column that nobody classified turns the data map red', async () => {
  await owner.pool.query('ALTER TABLE session ADD COLUMN address inet');
  const reading = await probes['data-map']({ db: web.kysely, policy });
  expect(reading).toMatchObject({ ok: false, figures: { unclassified: 1 } });
  await owner.pool.query('ALTER TABLE session DROP COLUMN address');
});

test('OH-08 evidence: the console reads no content and no key, by trying each', async () => {
  const reading = await probes['console-privileges']({ db: readonlyDatabase(staff.kysely) });
  expect(reading).toMatchObject({ ok: true, figures: { readable: 0, writable: 0 } });
  expect(reading.figures['tried']).toBeGreaterThan(15);
});
