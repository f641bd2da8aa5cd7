import { AppError } from '@candid/kernel';
import type pg from 'pg';
import { clusterSql } from './cluster-sql.ts';
import { keyringDatabase } from './roles.ts';

/** MEMBER, SET and ADMIN of a role are told apart from this version on. */
const OLDEST_SERVER = 160_000;

interface Login {
  readonly name: string;
  readonly createsRoles: boolean;
  readonly createsDatabases: boolean;
}

/**
 * Looks whether a login can do all that `prepareCluster` does, before any of it is done.
 * @throws AppError `config_invalid` with the SQL for an administrator in `detail.remedy`
 */
export const checkLogin = async (client: pg.Client, database: string): Promise<void> => {
  await checkServer(client);
  const { rows } = await client.query<Login>(
    `SELECT rolname AS name, rolsuper OR rolcreaterole AS "createsRoles", rolsuper OR rolcreatedb AS "createsDatabases"
     FROM pg_roles WHERE rolname = current_user`,
  );
  const login = rows[0];
  if (!login?.createsRoles) throw refusal('The login of DATABASE_URL may not create roles', clusterSql(database));
  const lacking: string[] = [];
  for (const name of [database, keyringDatabase(database)]) {
    const statement = await lackingDatabase(client, login, name);
    if (statement !== null) lacking.push(statement);
  }
  if (lacking.length === 0) return;
  throw refusal(
    `The login "${login.name}" of DATABASE_URL may create roles, but lacks a database of its own`,
    ['Run this as an administrator of the Postgres cluster, then start again:', '', ...lacking.map((sql) => `  ${sql}`)].join(
      '\n',
    ),
  );
};

const refusal = (problem: string, remedy: string): AppError => new AppError('config_invalid', { problem, remedy });

const checkServer = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  if ((rows[0]?.number ?? 0) >= OLDEST_SERVER) return;
  throw refusal(`The Postgres of DATABASE_URL is version ${rows[0]?.version}`, 'Candid needs 16 or newer.');
};

/** What an administrator must run before the login can have this database; null when nothing. */
const lackingDatabase = async (client: pg.Client, login: Login, name: string): Promise<string | null> => {
  const [database, role] = [client.escapeIdentifier(name), client.escapeIdentifier(login.name)];
  const { rows } = await client.query<{ own: boolean }>(
    `SELECT pg_has_role(current_user, datdba, 'USAGE') AS own FROM pg_database WHERE datname = $1`,
    [name],
  );
  if (rows[0] === undefined) return login.createsDatabases ? null : `CREATE DATABASE ${database} OWNER ${role};`;
  return rows[0].own ? null : `ALTER DATABASE ${database} OWNER TO ${role};`;
};
