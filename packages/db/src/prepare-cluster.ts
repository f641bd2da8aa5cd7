import { AppError } from '@candid/kernel';
import pg from 'pg';
import { clusterSql } from './cluster-sql.ts';
import { keyringDatabase, ROLE_KINDS, roleNames, type RoleKind, type RoleNames } from './roles.ts';
import { scramVerifier } from './scram.ts';

export type RolePasswords = Readonly<Record<RoleKind, string>>;

export interface PrepareClusterOptions {
  /** Any database of the cluster, as someone who may create roles and databases. */
  readonly adminUrl: string;
  /** The main database's name; the keyring's is `<database>_keyring`. */
  readonly database: string;
  readonly passwords: RolePasswords;
}

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Creates what is missing of the roles and the two databases, and sets the roles' passwords. Safe to repeat and to run twice at once.
 * @returns the role names
 * @throws AppError `config_invalid` with the SQL for an administrator in `detail.remedy` when the login may not create roles;
 *   `database_unreachable` when nobody answers
 */
export const prepareCluster = async ({ adminUrl, database, passwords }: PrepareClusterOptions): Promise<RoleNames> => {
  const names = roleNames(database);
  await asAdmin(adminUrl, database, async (client) => {
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
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'candid-prepare' });
  try {
    await client.connect();
  } catch (error) {
    throw new AppError('database_unreachable', { address: new URL(adminUrl).host }, { cause: error });
  }
  try {
    // Two programs that start together would both find a role missing and both create it.
    await client.query("SELECT pg_advisory_lock(hashtextextended('candid-prepare-cluster', 0))");
    await work(client);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    const problem = 'The login of DATABASE_URL may not create roles or databases.';
    throw new AppError('config_invalid', { problem, remedy: clusterSql(database) }, { cause: error });
  } finally {
    await client.end();
  }
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
  await client.query(`GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${database} TO ${owner}`);
  // By default every login of the cluster may connect to every database and look around in its catalogue.
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await openSchema(adminUrl, name, owner);
};

/** A database that existed before may belong to someone else: the owner still needs to create tables in it. */
const openSchema = async (adminUrl: string, name: string, owner: string): Promise<void> => {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href, application_name: 'candid-prepare' });
  await client.connect();
  try {
    await client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${owner}`);
    await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  } finally {
    await client.end();
  }
};
