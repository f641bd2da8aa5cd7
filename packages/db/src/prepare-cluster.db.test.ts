import { manualClock, startTestPostgres, type TestPostgres } from '@candid/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { prepareCluster } from './prepare-cluster.ts';
import { roleNames } from './roles.ts';

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

test('OH-08: the cluster is prepared, twice and at once, and each role enters only where it belongs', async () => {
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

const asSuperuser = async (...statements: string[]): Promise<void> => {
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  for (const statement of statements) await admin.query(statement);
  await admin.end();
};

/** Everything a first start does with the main database, and then each program's way in. */
const startOn = async (adminUrl: string, database: string): Promise<void> => {
  const roles = await prepareCluster({ adminUrl, database, passwords });
  await migrate({ url: url(roles.owner, 'o', database), roles, clock: manualClock() });
  expect(await greet(url(roles.web, 'w', database))).toBe(roles.web);
  expect(await greet(url(roles.console, 'c', database))).toBe(roles.console);
  expect(await greet(url(roles.keyring, "r'\\", database))).toBe('42501');
  expect(await greet(url('bystander', 'b', database))).toBe('42501');
  const web = new pg.Client({ connectionString: url(roles.web, 'w', database) });
  await web.connect();
  expect((await web.query('SELECT * FROM subject')).rows).toEqual([]);
  await expect(web.query('DELETE FROM subject')).rejects.toMatchObject({ code: '42501' });
  await web.end();
};

beforeAll(() => asSuperuser("CREATE ROLE bystander LOGIN PASSWORD 'b'"));

test('a superuser may name a database that is there, whoever it belongs to', async () => {
  await asSuperuser('CREATE ROLE someone', 'CREATE DATABASE theirs OWNER someone');
  await startOn(url('postgres', new URL(postgres.adminUrl).password, 'theirs'), 'theirs');
});

test('an administrator who is no superuser suffices: for a database that is not there yet', async () => {
  await asSuperuser("CREATE ROLE manager LOGIN CREATEROLE CREATEDB PASSWORD 'm'");
  await startOn(url('manager', 'm', 'managed'), 'managed');
  // At the next start it is there, and belongs to the role that was made for it.
  await startOn(url('manager', 'm', 'managed'), 'managed');
});

test('an administrator who is no superuser suffices: for a database of his own', async () => {
  await asSuperuser(
    "CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'l'",
    'CREATE DATABASE let OWNER landlord',
    'CREATE DATABASE let_keyring OWNER landlord',
  );
  await startOn(url('landlord', 'l', 'let'), 'let');
  await startOn(url('landlord', 'l', 'let'), 'let');
});

const refusalOf = async (login: string, database: string): Promise<{ problem: string; remedy: string }> => {
  const refused = prepareCluster({ adminUrl: login, database, passwords });
  const error = (await refused.catch((cause: unknown) => cause)) as { code: string; detail: { problem: string; remedy: string } };
  expect(error.code).toBe('config_invalid');
  return error.detail;
};

/** The statements of a message, as an administrator would copy them. */
const statementsIn = (remedy: string): string[] =>
  remedy.match(/^ {2}(CREATE|ALTER|REVOKE) .*;/gm)?.map((line) => line.trim()) ?? [];

test('an administrator without a database is told the SQL, nothing is made before, and the SQL suffices', async () => {
  await asSuperuser("CREATE ROLE lodger LOGIN CREATEROLE PASSWORD 'l'", 'CREATE DATABASE lodge');
  const { problem, remedy } = await refusalOf(url('lodger', 'l', 'lodge'), 'lodge');
  expect(problem).toContain('"lodger"');
  expect(statementsIn(remedy)).toEqual([
    'ALTER DATABASE "lodge" OWNER TO "lodger";',
    'CREATE DATABASE "lodge_keyring" OWNER "lodger";',
  ]);
  expect(await greet(url('lodge_web', 'w', 'lodge'))).toBe('28P01');
  await asSuperuser(...statementsIn(remedy));
  await startOn(url('lodger', 'l', 'lodge'), 'lodge');
});

test('a login that may not create roles is told the SQL, and the SQL suffices', async () => {
  const { problem, remedy } = await refusalOf(url('bystander', 'b', 'postgres'), 'other');
  expect(problem).toMatch(/may not create roles$/);
  await asSuperuser(...statementsIn(remedy).map((statement) => statement.replace("'…'", "'p'")));
  const roles = roleNames('other');
  await migrate({ url: url(roles.owner, 'p', 'other'), roles, clock: manualClock() });
  expect(await greet(url(roles.web, 'p', 'other'))).toBe(roles.web);
  expect(await greet(url(roles.console, 'p', 'other_keyring'))).toBe('42501');
});

test('a server that does not answer is named', async () => {
  const nobody = prepareCluster({ adminUrl: 'postgres://a:b@127.0.0.1:1/x', database: 'x', passwords });
  await expect(nobody).rejects.toMatchObject({ code: 'database_unreachable', detail: { address: '127.0.0.1:1' } });
});
