import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createDatabase, type DatabaseHandle } from '../database.ts';
import type { RoleKind } from '../roles.ts';
import { queueTemplate } from '../queue.fixture.ts';
import type { Database } from '../tables/index.ts';
import { checkDataMap } from './check-data-map.ts';
import { findDrift } from './find-drift.ts';
import { dataMap } from './index.ts';
import { readCatalogue } from './live-catalogue.ts';
import { notPersonal, type LooseDataMap } from './types.ts';

let database: TestDatabase<RoleKind>;
let owner: DatabaseHandle<Database>;
beforeAll(async () => {
  database = await createTestDatabase(queueTemplate(manualClock()));
  owner = createDatabase({ url: database.urls.owner, applicationName: 'test', max: 2 });
});
afterEach(async () => {
  await sql`DROP TABLE IF EXISTS seeded, pgboss.seeded; DROP SCHEMA IF EXISTS elsewhere CASCADE`.execute(owner.kysely);
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

const drift = async (map: LooseDataMap = dataMap): Promise<string[]> => findDrift(map, await readCatalogue(owner.kysely));

test('OH-01: the migrated database and the data map agree, queue included', async () => {
  expect(await drift()).toEqual([]);
  await checkDataMap(owner.kysely);
});

test.each(['web', 'worker', 'console'] as const)('the %s role can check too', async (role) => {
  const handle = createDatabase({ url: database.urls[role], applicationName: 'test', max: 1 });
  await checkDataMap(handle.kysely);
  await handle.destroy();
});

test.each(['seeded', 'pgboss.seeded', 'elsewhere.seeded'])('OH-01: an unmapped table is found: %s', async (table) => {
  await sql`CREATE SCHEMA elsewhere`.execute(owner.kysely);
  await sql`CREATE TABLE ${sql.raw(table)} (id int)`.execute(owner.kysely);
  const name = table.includes('.') ? table : `public.${table}`;
  expect(await drift()).toEqual([`table ${name} is not in the data map: classify each of its columns`]);
  await expect(checkDataMap(owner.kysely)).rejects.toMatchObject({ code: 'data_map_drift', detail: { count: 1 } });
});

test('an unmapped view is found', async () => {
  await sql`CREATE VIEW seeded_view AS SELECT token_hash FROM session`.execute(owner.kysely);
  expect(await drift()).toEqual(['table public.seeded_view is not in the data map: classify each of its columns']);
  await sql`DROP VIEW seeded_view`.execute(owner.kysely);
});

test('OH-01: an unmapped column is found', async () => {
  await sql`ALTER TABLE image ADD COLUMN note text`.execute(owner.kysely);
  expect(await drift()).toEqual(['column image.note is not in the data map: classify it']);
  await sql`ALTER TABLE image DROP COLUMN note`.execute(owner.kysely);
});

test('a mapped column or table that is not there is found', async () => {
  const map = { ...dataMap, pet: { name: notPersonal('A seeded table.') } };
  expect(await drift(map)).toEqual(['column pet.name is in the data map but not in the database: remove it or migrate']);
});

test('personal data without a way to its subject is found', async () => {
  const entry = dataMap.image.blob_id;
  await sql`CREATE TABLE seeded (subject_id uuid, picture uuid)`.execute(owner.kysely);
  const sentence = 'table seeded holds personal data, but no foreign keys lead from it to subject by (subject_id)';
  expect(await drift({ ...dataMap, seeded: { subject_id: entry, picture: entry } })).toEqual([sentence]);
});

test('a foreign key without ON DELETE or without an index is found', async () => {
  const entry = dataMap.image.blob_id;
  await sql`CREATE TABLE seeded (subject_id uuid REFERENCES subject (id))`.execute(owner.kysely);
  expect(await drift({ ...dataMap, seeded: { subject_id: entry } })).toEqual([
    'foreign key seeded(subject_id) to subject does not say what ON DELETE does: write CASCADE, RESTRICT or SET NULL',
    'foreign key seeded(subject_id) to subject has no index: add one that starts with these columns',
  ]);
});

test('a partial index does not count', async () => {
  const entry = dataMap.image.blob_id;
  await sql`CREATE TABLE seeded (subject_id uuid REFERENCES subject (id) ON DELETE CASCADE)`.execute(owner.kysely);
  await sql`CREATE INDEX ON seeded (subject_id) WHERE subject_id IS NOT NULL`.execute(owner.kysely);
  expect(await drift({ ...dataMap, seeded: { subject_id: entry } })).toEqual([
    'foreign key seeded(subject_id) to subject has no index: add one that starts with these columns',
  ]);
});

test('a column that erasure is to clear, but that cannot be null, is found', async () => {
  const cleared = { ...dataMap.image.mime, erasure: 'clear' as const };
  const map = { ...dataMap, image: { ...dataMap.image, mime: cleared } };
  expect(await drift(map)).toEqual([
    'column image.mime is to be cleared by erasure but is NOT NULL: make it nullable or delete the row',
  ]);
});

/** Columns of ours that the database itself would fill with its own time; the queue's are pg-boss's. */
const selfTimed = async (): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    SELECT format('%s.%s', c.table_name, c.column_name) AS name FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.column_default ~* 'now\\(|current_(date|time)|localtime|_timestamp\\('`.execute(
    owner.kysely,
  );
  return rows.map(({ name }) => name);
};

test('no time comes from the database: every one is passed by whoever writes the row, and one that is not would be found', async () => {
  expect(await selfTimed()).toEqual([]);
  await sql`CREATE TABLE seeded (a timestamptz DEFAULT now(), b timestamptz DEFAULT CURRENT_TIMESTAMP, c date DEFAULT CURRENT_DATE,
    d timestamptz DEFAULT clock_timestamp(), e timestamptz)`.execute(owner.kysely);
  expect((await selfTimed()).toSorted()).toEqual(['seeded.a', 'seeded.b', 'seeded.c', 'seeded.d']);
});
