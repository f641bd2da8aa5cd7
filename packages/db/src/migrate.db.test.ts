import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from './database.ts';
import type { RoleKind } from './roles.ts';
import { mainTemplate } from './testing.ts';

let database: TestDatabase<RoleKind>;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock: manualClock() }));
});
afterAll(() => database.drop());

test('the web role reads what it may', async () => {
  const handle = createDatabase({ url: database.urls.web, applicationName: 'test', max: 1 });
  expect(await handle.kysely.selectFrom('subject').selectAll().execute()).toEqual([]);
  await handle.destroy();
});
