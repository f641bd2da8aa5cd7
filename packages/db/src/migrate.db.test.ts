import { createTestDatabase, manualClock, type TestDatabase } from '@candid/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindPolicy } from './bind-policy.ts';
import { createDatabase, createPool } from './database.ts';
import { migrateForward, type Migration } from './migrate-forward.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { roleNames, type RoleKind } from './roles.ts';
import { databaseTemplate } from './testing.ts';

const clock = manualClock();
const roles = roleNames('candid_test');
let empty: TestDatabase<RoleKind>;
beforeAll(async () => {
  empty = await createTestDatabase(databaseTemplate('empty', async () => {}));
});
afterAll(() => empty.drop());

test('five programs that start at once migrate once', async () => {
  const runs = await Promise.all(Array.from({ length: 5 }, () => migrate({ url: empty.urls.owner, roles, clock })));
  expect(runs.flat()).toEqual(migrations.map(({ name }) => name));
});

const withPool = async <T>(work: (pool: ReturnType<typeof createPool>) => Promise<T>): Promise<T> => {
  const pool = createPool({ url: empty.urls.owner, applicationName: 'test', max: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
};

const seeded: Migration = { name: '99990101000000-seeded', sql: 'CREATE TABLE seeded (id int); SELECT 1/0' };

test('a migration that fails leaves nothing, gives its lock back and can be run again', async () => {
  await withPool(async (pool) => {
    const run = (migration: Migration) =>
      migrateForward({ pool, migrations: [...migrations, migration], lock: 'candid-main', clock });
    await expect(run(seeded)).rejects.toThrow(/division by zero/);
    expect((await pool.query("SELECT to_regclass('seeded') AS found")).rows).toEqual([{ found: null }]);
    expect(await run({ ...seeded, sql: 'CREATE TABLE seeded (id int)' })).toEqual([seeded.name]);
  });
});

test('a database of a newer release is refused', async () => {
  await withPool(async (pool) => {
    const older = migrateForward({ pool, migrations, lock: 'candid-main', clock });
    await expect(older).rejects.toMatchObject({ code: 'config_invalid', detail: { migration: seeded.name } });
  });
});

test('migrations out of order are refused', async () => {
  await withPool(async (pool) => {
    const wrong = migrateForward({ pool, migrations: [seeded, ...migrations], lock: 'candid-main', clock });
    await expect(wrong).rejects.toMatchObject({ code: 'config_invalid', detail: { problem: 'migration out of order' } });
  });
});

test('a database belongs to the policy of its first start', async () => {
  const owner = createDatabase({ url: empty.urls.owner, applicationName: 'test', max: 4 });
  const bind = (policyId: string) => bindPolicy(owner.pool, { policyId, policyVersion: '2026-01-01', clock });
  const starts = await Promise.allSettled([bind('one-hour'), bind('history')]);
  expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { policy_id: bound } = await owner.kysely.selectFrom('installation').select('policy_id').executeTakeFirstOrThrow();
  await bind(bound);
  const other = bound === 'history' ? 'one-hour' : 'history';
  await expect(bind(other)).rejects.toMatchObject({ code: 'policy_mismatch', detail: { bound, asked: other } });
  await owner.destroy();
});
