import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { sql } from 'kysely';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyGrants } from './apply-grants.ts';
import { createDatabase } from './database.ts';
import { readCatalogue, type LiveColumn } from './data-map/live-catalogue.ts';
import { tableGrants } from './grants.ts';
import { queueTemplate, TEST_QUEUE } from './queue.fixture.ts';
import { queueGrants } from './queue-grants.ts';
import { roleNames, type RoleKind } from './roles.ts';
import { isClosedToStaff } from './staff/closed-columns.ts';

const DENIED = '42501';
const PROGRAMS = ['web', 'worker', 'console'] as const;
let database: TestDatabase<RoleKind>;
let columns: readonly LiveColumn[];
const clients = new Map<string, pg.Client>();

beforeAll(async () => {
  database = await createTestDatabase(queueTemplate(manualClock()));
  for (const role of [...PROGRAMS, 'owner'] as const) {
    const client = new pg.Client({ connectionString: database.urls[role] });
    await client.connect();
    clients.set(role, client);
  }
  const owner = createDatabase({ url: database.urls.owner, applicationName: 'test', max: 1 });
  columns = (await readCatalogue(owner.kysely)).columns;
  await owner.destroy();
});
afterAll(async () => {
  for (const client of clients.values()) await client.end();
  await database.drop();
});

/** What Postgres answers when the role tries: `ok`, or the SQLSTATE it is refused with. */
const attempt = async (role: string, statement: string): Promise<string> => {
  try {
    await clients.get(role)?.query(statement);
    return 'ok';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? 'unknown') : 'unknown';
  }
};

const readable = async (role: string): Promise<string[]> => {
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const answer = await attempt(role, `SELECT "${column}" FROM ${schema}."${table}" LIMIT 1`);
    expect([`ok`, DENIED], `${role} ${schema}.${table}.${column}`).toContain(answer);
    if (answer === 'ok') found.push(`${schema}.${table}.${column}`);
  }
  return found;
};

const declared = (role: string): string[] =>
  columns
    .filter(({ schema, table, column }) => {
      const grant = [...tableGrants, ...queueGrants].find((g) => g.role === role && g.schema === schema && g.table === table);
      return grant?.select === 'all' || grant?.select?.includes(column) === true;
    })
    .map(({ schema, table, column }) => `${schema}.${table}.${column}`);

test.each(PROGRAMS)('%s reads exactly the columns it was given, of all that are in the catalogue', async (role) => {
  expect(await readable(role)).toEqual(declared(role));
});

test('OH-08: the console can read no content, no key, no pointer to a file or person, by trying each', async () => {
  const forbidden = columns.filter(isClosedToStaff);
  const named = forbidden.map(({ table, column }) => `${table}.${column}`);
  expect(named).toEqual(
    expect.arrayContaining([
      'generation.prompt_sealed',
      'generation_input.blob_id',
      'image.key_id',
      'session.token_hash',
      'job.data',
    ]),
  );
  expect(forbidden.length).toBeGreaterThan(40);
  for (const { schema, table, column } of forbidden) {
    const answer = await attempt('console', `SELECT "${column}" FROM ${schema}."${table}" LIMIT 1`);
    expect(answer, `${schema}.${table}.${column}`).toBe(DENIED);
  }
});

test('the console writes nowhere', async () => {
  const tables = [...new Map(columns.map(({ schema, table, column }) => [`${schema}."${table}"`, column]))];
  for (const [table, column] of tables) {
    expect(await attempt('console', `DELETE FROM ${table}`), table).toBe(DENIED);
    expect(await attempt('console', `INSERT INTO ${table} DEFAULT VALUES`), table).toBe(DENIED);
    expect(await attempt('console', `UPDATE ${table} SET "${column}" = NULL`), table).toBe(DENIED);
  }
});

test.each(PROGRAMS)('%s creates nothing', async (role) => {
  for (const statement of [
    'CREATE TABLE x (id int)',
    'CREATE SCHEMA x',
    'CREATE TABLE pgboss.x (id int)',
    'CREATE TEMP TABLE x (id int)',
  ]) {
    expect(await attempt(role, statement), statement).toBe(DENIED);
  }
});

test('the keyring role cannot enter the main database', async () => {
  const client = new pg.Client({ connectionString: database.urls.keyring });
  await expect(client.connect()).rejects.toMatchObject({ code: DENIED });
});

test('grants given by hand are taken away by the next migration', async () => {
  const owner = clients.get('owner');
  await owner?.query(
    'GRANT SELECT ON generation_input TO candid_test_console; GRANT SELECT (token_hash) ON session TO candid_test_console',
  );
  expect(await attempt('console', 'SELECT blob_id FROM generation_input')).toBe('ok');
  if (owner) await applyGrants(owner, roleNames('candid_test'));
  expect(await attempt('console', 'SELECT blob_id FROM generation_input')).toBe(DENIED);
  expect(await attempt('console', 'SELECT token_hash FROM session')).toBe(DENIED);
});

const bossAs = (role: RoleKind): PgBoss =>
  new PgBoss({
    connectionString: database.urls[role],
    schema: 'pgboss',
    migrate: false,
    schedule: false,
    supervise: role === 'worker',
    useListenNotify: role === 'worker',
  });

test('web enqueues and cannot read what jobs carry; the worker does the work', async () => {
  const [web, worker] = [bossAs('web'), bossAs('worker')];
  const errors: unknown[] = [];
  for (const boss of [web, worker]) boss.on('error', (error) => errors.push(error));
  await web.start();
  await worker.start();
  const done = Promise.withResolvers<object>();
  await worker.work(TEST_QUEUE, async ([job]) => done.resolve(job?.data as object));
  expect(await web.send(TEST_QUEUE, { generationId: 'g' })).toMatch(/^[0-9a-f-]{36}$/);
  expect(await done.promise).toEqual({ generationId: 'g' });
  await worker.supervise(TEST_QUEUE);
  await web.stop();
  await worker.stop();
  expect(errors).toEqual([]);
  expect(await attempt('web', 'SELECT data FROM pgboss.job_common')).toBe(DENIED);
  expect(await attempt('web', 'SELECT output FROM pgboss.job')).toBe(DENIED);
  expect(await attempt('web', 'DELETE FROM pgboss.job_common')).toBe(DENIED);
  expect(await attempt('console', 'SELECT count(*) FROM pgboss.job GROUP BY name, state')).toBe('ok');
});

test('a failed job is recorded by the worker', async () => {
  const worker = bossAs('worker');
  await worker.start();
  const failed = Promise.withResolvers<string>();
  await worker.work(TEST_QUEUE, async ([job]) => {
    failed.resolve(job?.id ?? '');
    throw new Error('provider_busy');
  });
  await worker.send(TEST_QUEUE, {}, { retryLimit: 0 });
  const id = await failed.promise;
  await worker.stop();
  const owner = createDatabase({ url: database.urls.owner, applicationName: 'test', max: 1 });
  const { rows } = await sql<{ state: string }>`SELECT state FROM pgboss.job WHERE id = ${id}`.execute(owner.kysely);
  await owner.destroy();
  expect(rows).toEqual([{ state: 'failed' }]);
});
