import type { Clock } from '@candid/kernel';
import type pg from 'pg';
import { applyGrants } from './apply-grants.ts';
import { bindPolicy } from './bind-policy.ts';
import { createPool } from './database.ts';
import type { Declarations } from './grants-under.ts';
import { migrateForward } from './migrate-forward.ts';
import { migrations } from './migrations/index.ts';
import type { RoleNames } from './roles.ts';

interface MigrateTarget {
  readonly roles: RoleNames;
  readonly clock: Clock;
  /**
   * Creates or migrates the job queue's schema, between the tables and the grants, as the owner and under the migration lock. Safe to
   * repeat. Called outside a transaction.
   */
  readonly createQueue?: (client: pg.ClientBase) => Promise<void>;
  /** The policy the database is bound to, and that the programs' rights follow. Tests of tables alone leave it out. */
  readonly policy?: Declarations;
}

/** Either the owner's URL, or a pool connected as the owner that the caller keeps. */
export type MigrateOptions = MigrateTarget & ({ readonly url: string } | { readonly pool: pg.Pool });

/**
 * Brings the main database to the newest schema, forward only: tables, then the queue's schema, then the grants of each program's role.
 * Programs may start at the same time.
 * @throws AppError `policy_mismatch`, before any right is changed
 * @returns the names of the migrations this call applied
 */
export const migrate = async (options: MigrateOptions): Promise<string[]> => {
  if ('pool' in options) return migratePool(options.pool, options);
  const pool = createPool({ url: options.url, applicationName: 'candid-migrate', max: 1 });
  try {
    return await migratePool(pool, options);
  } finally {
    await pool.end();
  }
};

const migratePool = (pool: pg.Pool, { roles, clock, createQueue, policy }: MigrateTarget): Promise<string[]> =>
  migrateForward({
    pool,
    migrations,
    clock,
    lock: 'candid-main',
    afterwards: async (client) => {
      await createQueue?.(client);
      if (policy) await bindPolicy(client, { policyId: policy.id, policyVersion: policy.version, clock });
      await applyGrants(client, roles, policy);
    },
  });
