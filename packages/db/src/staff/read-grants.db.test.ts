import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, readonlyDatabase, type DatabaseHandle } from '../database.ts';
import { readGrants, type TableAccess } from './read-grants.ts';
import { queueTemplate } from '../queue.fixture.ts';
import type { RoleKind } from '../roles.ts';
import type { Database } from '../tables/index.ts';

let database: TestDatabase<RoleKind>;
let staff: DatabaseHandle<Database>;
let owner: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(queueTemplate(manualClock()));
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

test('what is closed to staff was tried, and refused', async () => {
  const tables = await read();
  const closed = tables.flatMap(({ table, closed: names }) => names.map((name) => `${table}.${name}`));
  const readable = new Set(tables.flatMap(({ table, readable: names }) => names.map((name) => `${table}.${name}`)));
  expect(closed).toEqual(
    expect.arrayContaining(['generation.prompt_sealed', 'generation.moderation_stage', 'generation_input.mime', 'image.blob_id']),
  );
  expect(closed).toEqual(expect.arrayContaining(['session.token_hash', 'subject.id', 'pgboss.job.data', 'pgboss.job.output']));
  expect(closed.filter((name) => readable.has(name))).toEqual([]);
});

test('a partition counts with its table, unless it answers otherwise', async () => {
  const before = accessTo(await read(), 'pgboss.queue_stats')?.partitions ?? 0;
  const day = (name: string, from: string, to: string): string =>
    `CREATE TABLE pgboss.${name} PARTITION OF pgboss.queue_stats FOR VALUES FROM ('${from}') TO ('${to}')`;
  await owner.pool.query(day('queue_stats_a', '2020-01-01', '2020-01-02'));
  await owner.pool.query(day('queue_stats_b', '2020-01-02', '2020-01-03'));
  await owner.pool.query('GRANT SELECT (name) ON pgboss.queue_stats_b TO candid_test_console');
  const tables = await read();
  expect(accessTo(tables, 'pgboss.queue_stats')?.partitions).toBe(before + 1);
  expect(accessTo(tables, 'pgboss.queue_stats_b')?.readable).toEqual(['name']);
});

test('a right given by mistake shows at once', async () => {
  await owner.pool.query('GRANT SELECT (prompt_sealed), UPDATE (state) ON generation TO candid_test_console');
  const generation = accessTo(await read(), 'generation');
  expect(generation?.readable).toContain('prompt_sealed');
  expect(generation?.writable).toEqual(['state']);
});
