import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type DatabaseHandle } from './database.ts';
import { announcePresence, isPresent, oldestPresence } from './presence.ts';
import type { RoleKind } from './roles.ts';
import type { Database } from './tables/index.ts';
import { mainTemplate } from './testing.ts';

let database: TestDatabase<RoleKind>;
let worker: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock: manualClock() }));
  worker = createDatabase({ url: database.urls.worker, applicationName: 'test', max: 2 });
});
afterAll(async () => {
  await worker.destroy();
  await database.drop();
});

const KILL = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE application_name = 'candid-presence' AND datname = current_database()`;

test('a worker is present from its announcement on, under a number of its own; a number nobody has is not', async () => {
  const lost = () => expect.unreachable('it was never lost');
  const one = await announcePresence({ url: database.urls.worker, onLost: lost });
  const other = await announcePresence({ url: database.urls.worker, onLost: lost });
  expect(other.instance).not.toBe(one.instance);
  expect(await isPresent(worker.kysely, one.instance)).toBe(true);
  expect(await isPresent(worker.kysely, other.instance)).toBe(true);
  const nobody = [1, 2, 3].find((number) => number !== one.instance && number !== other.instance) ?? 0;
  expect(await isPresent(worker.kysely, nobody)).toBe(false);
  await one.close();
  await other.close();
});

test('a worker whose connection breaks hears of it, and is gone for the others', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { instance } = await announcePresence({ url: database.urls.worker, onLost: resolve });
  await worker.pool.query(KILL);
  await promise;
  expect(await isPresent(worker.kysely, instance)).toBe(false);
});

test('in another database of the same server the number says nothing', async () => {
  const elsewhere = await createTestDatabase(mainTemplate({ clock: manualClock() }));
  const presence = await announcePresence({ url: elsewhere.urls.worker, onLost: () => undefined });
  expect(await isPresent(worker.kysely, presence.instance)).toBe(false);
  await presence.close();
  await elsewhere.drop();
});

test('the oldest living worker is known by when it began, and goes with it', async () => {
  const announce = () => announcePresence({ url: database.urls.worker, onLost: () => undefined });
  const began = async (): Promise<number> => (await oldestPresence(worker.kysely))?.getTime() ?? 0;
  expect(await oldestPresence(worker.kysely)).toBeNull();
  const first = await announce();
  const since = await began();
  const second = await announce();
  expect(await began()).toBe(since);
  await first.close();
  expect(await began()).toBeGreaterThan(since);
  await second.close();
  expect(await oldestPresence(worker.kysely)).toBeNull();
});
