import { checkDeclared, keyringDatabase, migrate, prepareCluster, roleNames, createPool, type RoleNames } from '@candid/db';
import { installQueues } from '@candid/jobs';
import type { Clock } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { migrateKeyring } from '@candid/vault';
import type { LocalSecrets } from './data-folder/secrets.ts';

/** One URL for each login. */
export interface DatabaseUrls {
  readonly owner: string;
  readonly keyringOwner: string;
  readonly web: string;
  readonly worker: string;
  readonly console: string;
  readonly keyring: string;
}

export interface PrepareDatabasesOptions {
  /** Someone who may create roles and databases; with `urls` given, the owner of both databases. */
  readonly adminUrl: string;
  readonly database: string;
  readonly passwords: LocalSecrets['rolePasswords'];
  /** Logins that were made by hand. Null: they are made here. */
  readonly urls: Pick<DatabaseUrls, 'web' | 'worker' | 'console' | 'keyring'> | null;
  /** The policy's id, or the path of a module. */
  readonly policy: string;
  readonly clock: Clock;
}

/**
 * Makes both databases and their roles where they are missing and brings both to the newest schema, and binds them to
 * the policy. Safe to repeat.
 * @throws AppError `database_unreachable`; `config_invalid` with the SQL to run when the login may not create roles;
 *   `policy_mismatch` when the database belongs to another policy; `policy_invalid`
 */
export const prepareDatabases = async (options: PrepareDatabasesOptions): Promise<DatabaseUrls> => {
  const { adminUrl, database, passwords, clock } = options;
  const policy = await loadPolicy(options.policy);
  checkDeclared(policy);
  if (options.urls === null) await prepareCluster({ adminUrl, database, passwords });
  const roles = roleNames(database);
  const urls = databaseUrls(options);
  await migrate({ url: urls.owner, roles, clock, createQueue: installQueues, policy });
  const pool = createPool({ url: urls.keyringOwner, applicationName: 'candid-migrate', max: 1 });
  try {
    await migrateKeyring({ pool, roles, clock });
  } finally {
    await pool.end();
  }
  return urls;
};

/** The URL of each login, whether its database exists or not. */
export const databaseUrls = (options: Omit<PrepareDatabasesOptions, 'policy' | 'clock'>): DatabaseUrls => {
  const { adminUrl, database, passwords, urls } = options;
  return urls ? handMade(adminUrl, database, urls) : ownUrls({ adminUrl, database, roles: roleNames(database), passwords });
};

const handMade = (ownerUrl: string, database: string, urls: NonNullable<PrepareDatabasesOptions['urls']>): DatabaseUrls => ({
  owner: ownerUrl,
  keyringOwner: withParts(ownerUrl, { database: keyringDatabase(database) }),
  ...urls,
});

const ownUrls = (options: {
  adminUrl: string;
  database: string;
  roles: RoleNames;
  passwords: LocalSecrets['rolePasswords'];
}): DatabaseUrls => {
  const { adminUrl, database, roles, passwords } = options;
  const login = (kind: keyof typeof passwords, name = database): string =>
    withParts(adminUrl, { database: name, user: roles[kind], password: passwords[kind] });
  return {
    owner: login('owner'),
    keyringOwner: login('owner', keyringDatabase(database)),
    web: login('web'),
    worker: login('worker'),
    console: login('console'),
    keyring: login('keyring', keyringDatabase(database)),
  };
};

const withParts = (base: string, parts: { database: string; user?: string; password?: string }): string => {
  const url = new URL(base);
  url.pathname = `/${parts.database}`;
  if (parts.user !== undefined) url.username = parts.user;
  if (parts.password !== undefined) url.password = parts.password;
  return url.href;
};
