import { createDatabase, readonlyDatabase } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createTestDatabase, manualClock } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readGrants, type TableAccess } from './read-grants.ts';
import { readHealth } from './read-health.ts';

const clock = manualClock(new Date('2026-01-02T03:04:05Z'));

const open = async () => {
  const database = await createTestDatabase(mainTemplate({ clock }));
  const { kysely, destroy } = createDatabase({ url: database.urls.console, applicationName: 'test-console', max: 2 });
  const owner = createDatabase({ url: database.urls.owner, applicationName: 'test-owner', max: 1 });
  const close = async (): Promise<void> => {
    await Promise.all([destroy(), owner.destroy()]);
    await database.drop();
  };
  return { db: readonlyDatabase(kysely), owner, close };
};

let opened: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  opened = await open();
});
afterAll(() => opened.close());

const accessTo = (tables: TableAccess[], name: string): TableAccess | undefined => tables.find(({ table }) => table === name);

test('the console reads no content, no keys, no ids of people, and changes nothing', async () => {
  const tables = await readGrants(opened.db);
  const generation = accessTo(tables, 'generation');
  expect(generation?.readable).toContain('state');
  expect(generation?.refused).toEqual(
    expect.arrayContaining(['id', 'subject_id', 'prompt_key_id', 'prompt_sealed', 'provider_request_id']),
  );
  for (const closed of ['generation_input', 'generation_preview', 'generation_event'])
    expect(accessTo(tables, closed)?.readable).toEqual([]);
  expect(accessTo(tables, 'session')?.refused).toContain('token_hash');
  expect(tables.flatMap(({ writable }) => writable)).toEqual([]);
  expect(tables.flatMap(({ mismatched }) => mismatched)).toEqual([]);
});

test('a right given by mistake shows at once', async () => {
  await opened.owner.pool.query('GRANT SELECT (prompt_sealed), UPDATE (state) ON generation TO candid_test_console');
  const generation = accessTo(await readGrants(opened.db), 'generation');
  expect(generation?.readable).toContain('prompt_sealed');
  expect(generation?.writable).toEqual(['state']);
});

test('health is what the role can see', async () => {
  const health = await readHealth(opened.db);
  expect(health).toMatchObject({ policy: null, generationStopped: false, generations: [], maintenance: [] });
  expect(health.role).toBe('candid_test_console');
});
