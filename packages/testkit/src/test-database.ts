import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * How a database of one kind comes to be. `prepare` runs once per test run and template name: it creates the empty database
 * `database` on the cluster, its roles, and migrates it. Every test file then gets a clone.
 */
export interface DatabaseTemplate<Role extends string> {
  readonly name: string;
  /** Name and password of each role's login; clones share them, since roles belong to the cluster. */
  readonly logins: Readonly<Record<Role, { readonly user: string; readonly password: string }>>;
  prepare(context: { readonly adminUrl: string; readonly database: string }): Promise<void>;
}

export interface TestDatabase<Role extends string> {
  readonly name: string;
  /** One URL per role, and `admin` for the superuser. */
  readonly urls: Readonly<Record<Role | 'admin', string>>;
  drop(): Promise<void>;
}

/**
 * A database of this test file's own, cloned from the template (tens of milliseconds). Call `drop` in `afterAll`.
 * Needs the vitest project whose global setup is postgres-global-setup.
 */
export const createTestDatabase = async <Role extends string>(template: DatabaseTemplate<Role>): Promise<TestDatabase<Role>> => {
  const { adminUrl, runId } = inject('postgres');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const source = await ensureTemplate({ admin, adminUrl, runId, template });
    const name = `test_${runId}_${randomBytes(5).toString('hex')}`;
    await clone(admin, source, name);
    return { name, urls: urlsFor({ adminUrl, name, template }), drop: () => dropDatabase(adminUrl, name) };
  } finally {
    await admin.end();
  }
};

interface EnsureTemplate<Role extends string> {
  readonly admin: pg.Client;
  readonly adminUrl: string;
  readonly runId: string;
  readonly template: DatabaseTemplate<Role>;
}

/** Test files run in parallel processes: whoever comes first prepares the template, the others wait for it. */
const ensureTemplate = async <Role extends string>({
  admin,
  adminUrl,
  runId,
  template,
}: EnsureTemplate<Role>): Promise<string> => {
  const source = `test_${runId}_template_${template.name}`;
  await admin.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [source]);
  const { rows } = await admin.query<{ datistemplate: boolean }>('SELECT datistemplate FROM pg_database WHERE datname = $1', [
    source,
  ]);
  if (rows[0]?.datistemplate !== true) {
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(source)} WITH (FORCE)`);
    await template.prepare({ adminUrl, database: source });
    await admin.query(`ALTER DATABASE ${admin.escapeIdentifier(source)} WITH IS_TEMPLATE true`);
  }
  // CREATE DATABASE … TEMPLATE may run many times at once, so the lock is not needed for cloning.
  await admin.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [source]);
  return source;
};

/** Postgres copies all but the rights on the database itself: its owner, and who may connect. */
const clone = async (admin: pg.Client, source: string, name: string): Promise<void> => {
  const [from, to] = [admin.escapeIdentifier(source), admin.escapeIdentifier(name)];
  const { rows } = await admin.query<{ owner: string; role: string | null; privilege: string | null }>(
    `SELECT pg_get_userbyid(d.datdba) AS owner, pg_get_userbyid(acl.grantee) AS role, acl.privilege_type AS privilege
     FROM pg_database d LEFT JOIN aclexplode(d.datacl) acl ON acl.grantee <> 0 WHERE d.datname = $1`,
    [source],
  );
  const owner = admin.escapeIdentifier(rows[0]?.owner ?? '');
  // Half the time of the other way, which writes every page into the log of changes too.
  await admin.query(`CREATE DATABASE ${to} TEMPLATE ${from} OWNER ${owner} STRATEGY FILE_COPY`);
  await admin.query(`REVOKE ALL ON DATABASE ${to} FROM PUBLIC`);
  for (const { role, privilege } of rows) {
    if (role && privilege) await admin.query(`GRANT ${privilege} ON DATABASE ${to} TO ${admin.escapeIdentifier(role)}`);
  }
};

const urlsFor = <Role extends string>(options: {
  readonly adminUrl: string;
  readonly name: string;
  readonly template: DatabaseTemplate<Role>;
}): Record<Role | 'admin', string> => {
  const { adminUrl, name, template } = options;
  const logins = Object.entries(template.logins) as [Role, { user: string; password: string }][];
  const urls = logins.map(([role, { user, password }]) => [role, databaseUrl(adminUrl, name, { user, password })] as const);
  return { ...Object.fromEntries(urls), admin: databaseUrl(adminUrl, name) } as Record<Role | 'admin', string>;
};

const databaseUrl = (adminUrl: string, database: string, login?: { user: string; password: string }): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.user;
    url.password = login.password;
  }
  return url.href;
};

const dropDatabase = async (adminUrl: string, name: string): Promise<void> => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await admin.end();
  }
};
