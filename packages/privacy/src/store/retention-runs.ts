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
