import { sql } from 'kysely';
import type { ReadonlyDb } from '../database.ts';
import { readSwitch, type SwitchState } from '../operator-switch.ts';
import type { RetentionOutcome } from '../tables/retention-run.ts';
import { readUnsentLetters, readWaitingLetters, type UnsentLetters, type WaitingLetters } from './waiting-letters.ts';

export interface CountByState {
  state: string;
  count: number;
}

export interface QueueCount extends CountByState {
  job: string;
}

/** What was left of one stored kind after its last sweep; figures are null when they could not be counted. */
export interface KeptFigures {
  name: string;
  outcome: RetentionOutcome;
  held: number | null;
  oldestAt: Date | null;
  overdue: number | null;
  lastRunAt: Date;
  lastSuccessAt: Date | null;
}

/** Results with a deadline, at one moment. */
export interface Pictures {
  /** Before their deadline. */
  alive: number;
  nextDeadline: Date | null;
  /** Past their deadline with a row that does not say destroyed: none opens any more, but something is left to tidy. */
  overdue: number;
}

export interface Waiting {
  count: number;
  oldest: Date | null;
}

/** Of one UTC day, in micro-USD. */
export interface Spend {
  day: string;
  reserved: number;
  spent: number;
}

export interface Health {
  role: string;
  policy: { id: string; version: string } | null;
  lastMigration: string | null;
  generation: SwitchState;
  pictures: Pictures;
  waiting: Waiting;
  spend: Spend;
  generations: CountByState[];
  queue: QueueCount[];
  retention: KeptFigures[];
  letters: WaitingLetters[];
  unsent: UnsentLetters;
}

const queueCounts = async (db: ReadonlyDb): Promise<QueueCount[]> => {
  const found = await db.selectNoFrom(sql<boolean>`to_regclass('pgboss.job') IS NOT NULL`.as('exists')).executeTakeFirst();
  if (found?.exists !== true) return [];
  const counts = sql<QueueCount>`(
    SELECT name AS job, state::text AS state, count(*)::int AS count FROM pgboss.job GROUP BY name, state ORDER BY name, state)`;
  return db.selectFrom(counts.as('queue')).selectAll().execute();
};

const readPictures = async (db: ReadonlyDb, at: Date): Promise<Pictures> => {
  const living = sql<boolean>`expires_at > ${at}`;
  const row = await db
    .selectFrom('image')
    .select([
      sql<number>`count(*) FILTER (WHERE ${living})::int`.as('alive'),
      sql<Date | null>`min(expires_at) FILTER (WHERE ${living})`.as('nextDeadline'),
      sql<number>`count(*) FILTER (WHERE NOT ${living})::int`.as('overdue'),
    ])
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();
  return row ?? { alive: 0, nextDeadline: null, overdue: 0 };
};

const readWaiting = async (db: ReadonlyDb): Promise<Waiting> => {
  const row = await db
    .selectFrom('generation')
    .select([sql<number>`count(*)::int`.as('count'), sql<Date | null>`min(created_at)`.as('oldest')])
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return row ?? { count: 0, oldest: null };
};

const readSpend = async (db: ReadonlyDb, at: Date): Promise<Spend> => {
  const day = at.toISOString().slice(0, 10);
  const row = await db
    .selectFrom('spend_day')
    .select(['reserved_micro_usd as reserved', 'spent_micro_usd as spent'])
    .where('day', '=', day)
    .executeTakeFirst();
  return { day, reserved: row?.reserved ?? 0, spent: row?.spent ?? 0 };
};

const readRetention = (db: ReadonlyDb): Promise<KeptFigures[]> =>
  db
    .selectFrom('retention_run')
    .select(['name', 'outcome', 'held', 'oldest_at as oldestAt', 'overdue'])
    .select(['last_run_at as lastRunAt', 'last_success_at as lastSuccessAt'])
    .orderBy('name')
    .execute();

/** Whether the database answers; for a readiness probe. */
export const checkAnswers = async (db: ReadonlyDb): Promise<void> => {
  await db.selectNoFrom(sql`1`.as('one')).execute();
};

/** What the console's role can see of the programs' health at one moment: states, counts and times, no content. */
export const readHealth = async (db: ReadonlyDb, at: Date): Promise<Health> => {
  const [identity, installation, migration, stop, generations, queue, retention, pictures, waiting, spend, letters, unsent] =
    await Promise.all([
      db.selectNoFrom(sql<string>`current_user`.as('role')).executeTakeFirst(),
      db.selectFrom('installation').select(['policy_id', 'policy_version']).executeTakeFirst(),
      db.selectNoFrom(sql<string | null>`(SELECT max(name) FROM schema_migration)`.as('name')).executeTakeFirst(),
      readSwitch(db, 'generation'),
      db
        .selectFrom('generation')
        .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('state')
        .orderBy('state')
        .execute(),
      queueCounts(db),
      readRetention(db),
      readPictures(db, at),
      readWaiting(db),
      readSpend(db, at),
      readWaitingLetters(db, at),
      readUnsentLetters(db, at),
    ]);
  return {
    role: identity?.role ?? '',
    policy: installation === undefined ? null : { id: installation.policy_id, version: installation.policy_version },
    lastMigration: migration?.name ?? null,
    generation: stop,
    pictures,
    waiting,
    spend,
    generations,
    queue,
    retention,
    letters,
    unsent,
  };
};
