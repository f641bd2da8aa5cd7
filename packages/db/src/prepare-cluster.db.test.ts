import { manualClock, startTestPostgres, type TestPostgres } from '@candid/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { prepareCluster } from './prepare-cluster.ts';

// Roles belong to a whole cluster, so this file has one of its own.
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

const passwords = { owner: 'o', web: 'w', worker: 'k', console: 'c', keyring: "r'\\" };

const url = (user: string, password: string, database: string): string => {
  const made = new URL(postgres.adminUrl);
  made.username = user;
  made.password = password;
  made.pathname = `/${database}`;
  return made.href;
};

const greet = async (connectionString: string): Promise<string> => {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    return (await client.query<{ who: string }>('SELECT current_user AS who')).rows[0]?.who ?? '';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : 'no connection';
  } finally {
    await client.end();
  }
};

test('the cluster is prepared, twice and at once, and each role enters only where it belongs', async () => {
  const prepare = () => prepareCluster({ adminUrl: postgres.adminUrl, database: 'pictures', passwords });
  const [roles] = await Promise.all([prepare(), prepare()]);
  await prepare();
  await migrate({ url: url(roles.owner, 'o', 'pictures'), roles, clock: manualClock() });
  expect(roles.web).toBe('pictures_web');
  expect(await greet(url('pictures_web', 'w', 'pictures'))).toBe('pictures_web');
  expect(await greet(url('pictures_owner', 'o', 'pictures_keyring'))).toBe('pictures_owner');
  expect(await greet(url('pictures_web', 'wrong', 'pictures'))).toBe('28P01');
  expect(await greet(url('pictures_console', 'c', 'pictures_keyring'))).toBe('42501');
  expect(await greet(url('pictures_keyring', "r'\\", 'pictures'))).toBe('42501');
});

test('a login that may not create roles is told the SQL', async () => {
  const poor = url('pictures_web', 'w', 'pictures');
  await expect(prepareCluster({ adminUrl: poor, database: 'other', passwords })).rejects.toMatchObject({
    code: 'config_invalid',
    detail: { remedy: expect.stringContaining('CREATE ROLE "other_worker" LOGIN PASSWORD') },
  });
});

test('an administrator who is no superuser suffices', async () => {
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query("CREATE ROLE manager LOGIN CREATEROLE CREATEDB PASSWORD 'm'");
  await admin.end();
  const roles = await prepareCluster({ adminUrl: url('manager', 'm', 'postgres'), database: 'managed', passwords });
  expect(await migrate({ url: url(roles.owner, 'o', 'managed'), roles, clock: manualClock() })).not.toEqual([]);
});

test('a server that does not answer is named', async () => {
  const nobody = prepareCluster({ adminUrl: 'postgres://a:b@127.0.0.1:1/x', database: 'x', passwords });
  await expect(nobody).rejects.toMatchObject({ code: 'database_unreachable', detail: { address: '127.0.0.1:1' } });
});
