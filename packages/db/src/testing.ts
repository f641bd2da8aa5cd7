import type { Clock } from '@candid/kernel';
import { createPool } from './database.ts';
import type { Declarations } from './grants-under.ts';
import { migrate } from './migrate.ts';
import { prepareSingleDatabase } from './prepare-cluster.ts';
import { ROLE_KINDS, roleNames, type RoleKind, type RoleNames } from './roles.ts';
import type pg from 'pg';

// Roles belong to the cluster, so all test databases of a run share one set.
const names = roleNames('candid_test');
const PASSWORD = 'test';
const passwords = Object.fromEntries(ROLE_KINDS.map((kind) => [kind, PASSWORD])) as Record<RoleKind, string>;
const logins = Object.fromEntries(ROLE_KINDS.map((kind) => [kind, { user: names[kind], password: PASSWORD }])) as Record<
  RoleKind,
  { user: string; password: string }
>;

/**
 * A template for testkit's createTestDatabase: an empty database of which `migrateAs` makes what it likes, connected as the owner.
 * @param name distinguishes templates within a run
 */
export const databaseTemplate = (name: string, migrateAs: (owner: { pool: pg.Pool; roles: RoleNames }) => Promise<unknown>) => ({
  name,
  logins,
  prepare: async ({ adminUrl, database }: { readonly adminUrl: string; readonly database: string }): Promise<void> => {
    await prepareSingleDatabase({ adminUrl, database, names, passwords });
    const url = new URL(adminUrl);
    url.pathname = `/${database}`;
    url.username = names.owner;
    url.password = PASSWORD;
    const pool = createPool({ url: url.href, applicationName: 'test-template', max: 1 });
    try {
      await migrateAs({ pool, roles: names });
    } finally {
      await pool.end();
    }
  },
});

/** The main database, migrated and granted. `queue` creates the job queue's schema where a test needs one. */
export const mainTemplate = (options: {
  readonly clock: Clock;
  readonly name?: string;
  readonly queue?: (client: pg.ClientBase) => Promise<void>;
  /** Left out: the rights of all policies together. */
  readonly policy?: Declarations;
}) =>
  databaseTemplate(
    options.name ?? (options.policy ? `main_${options.policy.id.replaceAll('-', '_')}` : 'main'),
    ({ pool, roles }) =>
      migrate({
        pool,
        roles,
        clock: options.clock,
        ...(options.queue && { createQueue: options.queue }),
        ...(options.policy && { policy: options.policy }),
      }),
  );
