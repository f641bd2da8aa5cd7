import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, readonlyDatabase, type DatabaseHandle } from './database.ts';
import { readGrants, type TableAccess } from './read-grants.ts';
import type { RoleKind } from './roles.ts';
import type { Database } from './tables/index.ts';
import { mainTemplate } from './testing.ts';

let database: TestDatabase<RoleKind>;
let staff: DatabaseHandle<Database>;
let owner: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(mainTemplate({ clock: manualClock() }));
  staff = createDatabase({ url: database.urls.console, applicationName: 'test-console', max: 2 });
  owner = createDatabase({ url: database.urls.owner, applicationName: 'test-owner', max: 1 });
});
afterAll(async () => {
  await Promise.all([staff.destroy(), owner.destroy()]);
  await database.drop();
});

const read = (): Promise<TableAccess[]> => readGrants(readonlyDatabase(staff.kysely));
const accessTo = (tables: TableAccess[], name: string): TableAccess | undefined => tables.find(({ table }) => table === name);

test('the console reads no content, no keys, no ids of people, and changes nothing', async () => {
  const tables = await read();
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
  await owner.pool.query('GRANT SELECT (prompt_sealed), UPDATE (state) ON generation TO candid_test_console');
  const generation = accessTo(await read(), 'generation');
  expect(generation?.readable).toContain('prompt_sealed');
  expect(generation?.writable).toEqual(['state']);
});
