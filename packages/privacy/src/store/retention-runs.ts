import type { Db, Holding, RetentionOutcome } from '@candid/db';
import { sql } from 'kysely';

export interface RunToRecord {
  readonly name: string;
  readonly outcome: RetentionOutcome;
  readonly left: Holding | null;
  readonly at: Date;
}

/** Writes how a sweep ended. Of two workers the later one's word stands, in whichever order they come. */
export const recordRun = async (db: Db, { name, outcome, left, at }: RunToRecord): Promise<void> => {
  const run = {
    outcome,
    held: left?.held ?? null,
    oldest_at: left?.oldest ?? null,
    overdue: left?.overdue ?? null,
    last_run_at: at,
    ...(outcome === 'kept' && { last_success_at: at }),
  };
  await db
    .insertInto('retention_run')
    .values({ name, ...run })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(run).where(sql.ref('retention_run.last_run_at'), '<=', at))
    .execute();
};

/** Takes back times that lie ahead: they were written under a clock that was wrong. Asked for by the operator, as the owner. */
export const trustClock = async (db: Db, now: Date): Promise<void> => {
  await db
    .updateTable('retention_run')
    .set({ last_run_at: now, last_success_at: sql`least(last_success_at, ${now}::timestamptz)` })
    .where('last_run_at', '>', now)
    .execute();
};
