import { createDatabase, readonlyDatabase } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createTestDatabase, manualClock } from '@candid/testkit';
import { expect, test } from 'vitest';
import { readHealth } from './read-health.ts';

test('health is what the role can see', async () => {
  const database = await createTestDatabase(mainTemplate({ clock: manualClock() }));
  const { kysely, destroy } = createDatabase({ url: database.urls.console, applicationName: 'test-console', max: 2 });
  try {
    const health = await readHealth(readonlyDatabase(kysely));
    expect(health).toMatchObject({ policy: null, generationStopped: false, generations: [], maintenance: [] });
    expect(health.role).toBe('candid_test_console');
  } finally {
    await destroy();
    await database.drop();
  }
});
