import { keyringDatabase, ROLE_KINDS, roleNames } from './roles.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What an administrator runs, and sets, when Candid's own login may not create roles. */
export const clusterSql = (database: string): string => {
  const names = roleNames(database);
  const databases = [database, keyringDatabase(database)];
  const users = ['web', 'worker'] as const;
  return [
    'Run this as an administrator of the Postgres cluster, with passwords of your own:',
    '',
    ...ROLE_KINDS.map((kind) => `  CREATE ROLE ${quoted(names[kind])} LOGIN PASSWORD '…';`),
    ...databases.flatMap((name) => [
      `  CREATE DATABASE ${quoted(name)} OWNER ${quoted(names.owner)};  -- if it is there: ALTER DATABASE ${quoted(name)} OWNER TO ${quoted(names.owner)};`,
      `  REVOKE ALL ON DATABASE ${quoted(name)} FROM PUBLIC;`,
    ]),
    '',
    'Then give each program its URL:',
    '',
    `  DATABASE_URL=postgres://${names.owner}:…@host/${database}`,
    ...[...users, 'console' as const].map(
      (kind) => `  ${kind.toUpperCase()}_DATABASE_URL=postgres://${names[kind]}:…@host/${database}`,
    ),
    `  KEYRING_DATABASE_URL=postgres://${names.keyring}:…@host/${keyringDatabase(database)}`,
  ].join('\n');
};
