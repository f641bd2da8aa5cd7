import { AppError } from '@candid/kernel';
import pg from 'pg';
import { checkLogin } from './check-login.ts';
import { clusterSql } from './cluster-sql.ts';
import { keyringDatabase, ROLE_KINDS, roleNames, type RoleKind, type RoleNames } from './roles.ts';
import { scramVerifier } from './scram.ts';

export type RolePasswords = Readonly<Record<RoleKind, string>>;

export interface PrepareClusterOptions {
  /** Any database of the cluster, there or not, as someone who may create roles, and databases where they are missing. */
  readonly adminUrl: string;
  /** The main database's name; the keyring's is `<database>_keyring`. */
  readonly database: string;
  readonly passwords: RolePasswords;
}

const INSUFFICIENT_PRIVILEGE = '42501';
const NO_SUCH_DATABASE = '3D000';
/** What every cluster has, to connect to before there is a database of ours. */
const MAINTENANCE_DATABASE = 'postgres';

/**
 * Creates what is missing of the roles and the two databases, and sets the roles' passwords. Safe to repeat and to run twice at once.
 * @returns the role names
 * @throws AppError `config_invalid` with the SQL for an administrator in `detail.remedy` when the login may not do this;
 *   `database_unreachable` when nobody answers or the login is not let in
 */
export const prepareCluster = async ({ adminUrl, database, passwords }: PrepareClusterOptions): Promise<RoleNames> => {
  const names = roleNames(database);
  await asAdmin(adminUrl, database, async (client) => {
    await checkLogin(client, database);
    await prepareRoles(client, names, passwords);
    for (const name of [database, keyringDatabase(database)]) await prepareDatabase({ client, adminUrl, name, names });
  });
  return names;
};

/** The pieces of prepareCluster for one database under given role names; used where tests share roles between databases. */
export const prepareSingleDatabase = async (options: {
  readonly adminUrl: string;
  readonly database: string;
  readonly names: RoleNames;
  readonly passwords: RolePasswords;
}): Promise<void> => {
  const { adminUrl, database, names, passwords } = options;
  await asAdmin(adminUrl, database, async (client) => {
    await prepareRoles(client, names, passwords);
    await prepareDatabase({ client, adminUrl, name: database, names });
  });
};

const asAdmin = async (adminUrl: string, database: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = await connectAsAdmin(adminUrl);
  try {
    // Two programs that start together would both find a role missing and both create it.
    await client.query("SELECT pg_advisory_lock(hashtextextended('candid-prepare-cluster', 0))");
    await work(client);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    const problem = `The login of DATABASE_URL lacks a right (${error.message})`;
    throw new AppError('config_invalid', { problem, remedy: clusterSql(database) }, { cause: error });
  } finally {
    await client.end();
  }
};

const connectAsAdmin = async (adminUrl: string): Promise<pg.Client> => {
  try {
    return await connect(adminUrl);
  } catch (error) {
    const missing = error instanceof pg.DatabaseError && error.code === NO_SUCH_DATABASE;
    if (missing) return connectAsAdmin(inDatabase(adminUrl, MAINTENANCE_DATABASE));
    throw new AppError('database_unreachable', { address: new URL(adminUrl).host }, { cause: error });
  }
};

const connect = async (connectionString: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString, application_name: 'candid-prepare' });
  await client.connect();
  return client;
};

const inDatabase = (base: string, database: string): string => {
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.href;
};

const prepareRoles = async (client: pg.Client, names: RoleNames, passwords: RolePasswords): Promise<void> => {
  for (const kind of ROLE_KINDS) {
    const role = client.escapeIdentifier(names[kind]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [names[kind]]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN`);
    await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(scramVerifier(passwords[kind]))}`);
  }
  // Whoever is not a superuser must be a member of the owner to create a database for it.
  const { rows } = await client.query<{ member: boolean }>(`SELECT pg_has_role(current_user, $1, 'SET') AS member`, [
    names.owner,
  ]);
  if (rows[0]?.member !== true) await client.query(`GRANT ${client.escapeIdentifier(names.owner)} TO CURRENT_USER`);
};

interface PrepareDatabase {
  readonly client: pg.Client;
  readonly adminUrl: string;
  readonly name: string;
  readonly names: RoleNames;
}

const prepareDatabase = async ({ client, adminUrl, name, names }: PrepareDatabase): Promise<void> => {
  const database = client.escapeIdentifier(name);
  const owner = client.escapeIdentifier(names.owner);
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${database} OWNER ${owner}`);
  // The database may belong to the login: with its grant option the owner lets the programs in.
  await client.query(`GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${database} TO ${owner} WITH GRANT OPTION`);
  // By default every login of the cluster may connect to every database and look around in its catalogue.
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await openSchema(inDatabase(adminUrl, name), names.owner);
};

/** A database that existed before may belong to someone else: the owner still creates tables in it and lets the programs at them. */
const openSchema = async (url: string, owner: string): Promise<void> => {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ open: boolean }>(
      `SELECT has_schema_privilege($1, 'public', 'CREATE WITH GRANT OPTION') AS open`,
      [owner],
    );
    // Postgres would take a second grant for one by the owner to itself, and refuse.
    if (rows[0]?.open) return;
    await client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${client.escapeIdentifier(owner)} WITH GRANT OPTION`);
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  } finally {
    await client.end();
  }
};
