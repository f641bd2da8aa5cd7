import type { ReadonlyDb } from '@candid/db';
import { sql } from 'kysely';

export interface CountByState {
  state: string;
  count: number;
}

export interface QueueCount extends CountByState {
  job: string;
}

export interface MaintenanceRun {
  name: string;
  lastRunAt: Date;
  /** Rows found still there after the run; null when it could not count. */
  residue: number | null;
}

export interface Health {
  role: string;
  policy: { id: string; version: string } | null;
  lastMigration: string | null;
  generationStopped: boolean;
  generations: CountByState[];
  queue: QueueCount[];
  maintenance: MaintenanceRun[];
}

const queueCounts = async (db: ReadonlyDb): Promise<QueueCount[]> => {
  const found = await db.selectNoFrom(sql<boolean>`to_regclass('pgboss.job') IS NOT NULL`.as('exists')).executeTakeFirst();
  if (found?.exists !== true) return [];
  const counts = sql<QueueCount>`(
    SELECT name AS job, state::text AS state, count(*)::int AS count FROM pgboss.job GROUP BY name, state ORDER BY name, state)`;
  return db.selectFrom(counts.as('queue')).selectAll().execute();
};

/** What the console's role can see of the programs' health: states, counts and times, no content. */
export const readHealth = async (db: ReadonlyDb): Promise<Health> => {
  const [identity, installation, migration, stop, generations, queue, maintenance] = await Promise.all([
    db.selectNoFrom(sql<string>`current_user`.as('role')).executeTakeFirst(),
    db.selectFrom('installation').select(['policy_id', 'policy_version']).executeTakeFirst(),
    db.selectNoFrom(sql<string | null>`(SELECT max(name) FROM schema_migration)`.as('name')).executeTakeFirst(),
    db.selectFrom('operator_switch').select('stopped').where('name', '=', 'generation').executeTakeFirst(),
    db
      .selectFrom('generation')
      .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
      .groupBy('state')
      .orderBy('state')
      .execute(),
    queueCounts(db),
    db.selectFrom('maintenance_run').select(['name', 'last_run_at as lastRunAt', 'residue']).orderBy('name').execute(),
  ]);
  return {
    role: identity?.role ?? '',
    policy: installation === undefined ? null : { id: installation.policy_id, version: installation.policy_version },
    lastMigration: migration?.name ?? null,
    generationStopped: stop?.stopped === true,
    generations,
    queue,
    maintenance,
  };
};
