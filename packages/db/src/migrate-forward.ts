import { AppError, type Clock } from '@candid/kernel';
import type pg from 'pg';

/** One step forward. `name` starts with a timestamp; names are applied in order and never change once released. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** False only for what Postgres refuses inside a transaction, such as CREATE INDEX CONCURRENTLY: one statement, safe to repeat. */
  readonly transactional?: boolean;
}

export interface MigrateForwardOptions {
  /** Connected as the owner of the database. Needs a session of its own: no transaction-pooling proxy in between. */
  readonly pool: pg.Pool;
  readonly migrations: readonly Migration[];
  /** Names the lock; programs that start together and give the same name take turns. */
  readonly lock: string;
  readonly clock: Clock;
  /** Runs after the migrations, still under the lock. Must be safe to repeat. */
  readonly afterwards?: (client: pg.PoolClient) => Promise<void>;
}

/**
 * Brings a database to the newest schema. Programs may start at the same time: an advisory lock makes one of them do the work
 * and the others find it done.
 * @returns the names applied by this call, oldest first
 * @throws AppError `config_invalid` when the database was migrated by a newer release than this one, or the list is out of order
 */
export const migrateForward = async (options: MigrateForwardOptions): Promise<string[]> => {
  const client = await options.pool.connect();
  let healthy = false;
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [options.lock]);
    const pending = await pendingMigrations(client, options.migrations);
    for (const migration of pending) await apply(client, migration, options.clock);
    await options.afterwards?.(client);
    await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [options.lock]);
    healthy = true;
    return pending.map(({ name }) => name);
  } finally {
    // A connection that failed half-way may still hold the lock: closing it gives the lock back.
    client.release(!healthy);
  }
};

const pendingMigrations = async (client: pg.PoolClient, migrations: readonly Migration[]): Promise<Migration[]> => {
  const names = migrations.map(({ name }) => name);
  const disordered = names.find((name, index) => index > 0 && name <= (names[index - 1] ?? ''));
  if (disordered !== undefined)
    throw new AppError('config_invalid', { problem: 'migration out of order', migration: disordered });
  await client.query('CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL)');
  const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration');
  const applied = new Set(rows.map(({ name }) => name));
  const unknown = [...applied].find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const remedy = 'This database was migrated by a newer release. Start that release, or restore a backup made by this one.';
    throw new AppError('config_invalid', { problem: 'unknown migration', migration: unknown, remedy });
  }
  return migrations.filter(({ name }) => !applied.has(name));
};

const apply = async (client: pg.PoolClient, migration: Migration, clock: Clock): Promise<void> => {
  const record = () =>
    client.query('INSERT INTO schema_migration (name, applied_at) VALUES ($1, $2)', [migration.name, clock.now()]);
  if (migration.transactional === false) {
    await client.query(migration.sql);
    await record();
    return;
  }
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await record();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};
