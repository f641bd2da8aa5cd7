import { createTestDatabase, manualClock } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type DatabaseHandle } from './database.ts';
import { readSwitch, setSwitch } from './operator-switch.ts';
import type { Database } from './tables/index.ts';
import { mainTemplate } from './testing.ts';

const clock = manualClock();
let database: Awaited<ReturnType<typeof createTestDatabase<'owner' | 'web' | 'worker' | 'console' | 'keyring'>>>;
let owner: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock }));
  owner = createDatabase({ url: database.urls.owner, applicationName: 'test', max: 1 });
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

const set = (stopped: boolean) => setSwitch(owner.kysely, { name: 'generation', stopped, at: clock.now() });

test('the switch remembers when it was thrown, not how often', async () => {
  expect(await readSwitch(owner.kysely, 'generation')).toEqual({ stopped: false, changedAt: null });
  const first = clock.now();
  expect(await set(true)).toEqual({ stopped: true, changedAt: first });
  clock.advance(60_000);
  expect(await set(true)).toEqual({ stopped: true, changedAt: first });
  expect(await set(false)).toEqual({ stopped: false, changedAt: clock.now() });
});

test.each(['web', 'worker', 'console'] as const)('%s cannot throw it', async (role) => {
  const program = createDatabase({ url: database.urls[role], applicationName: 'test', max: 1 });
  const thrown = setSwitch(program.kysely, { name: 'generation', stopped: true, at: clock.now() });
  await expect(thrown).rejects.toMatchObject({ code: '42501' });
  await program.destroy();
});
