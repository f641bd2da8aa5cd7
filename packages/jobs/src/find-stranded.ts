import { fromKysely } from 'pg-boss';
import { QUEUE_SCHEMA, type JobName } from './catalogue.ts';
import type { QueueTransaction } from './queue.ts';

/** Work that no job will do any more. */
export interface StrandedWork {
  readonly id: string;
  /** Whether its job used up its attempts; otherwise nobody ever tried and gave up, and a new job may. */
  readonly gaveUp: boolean;
}

/** A job is in the hands of its worker from its fetch on; a worker begins with it at once. */
const TAKEN_SECONDS = 5;

/**
 * Of things that wait for a job, finds those that none will come for: there is no job, or it was taken and its worker died before it
 * wrote anything down. The queue itself notices that only by the silence of its heartbeat.
 * @param options.field the payload's field that holds the id
 * @param options.oldestWorker when the oldest living worker began: who took a job before that is dead. A few seconds are enough too:
 * a job that is handed out twice is no harm
 */
export const findStranded = async (
  db: QueueTransaction,
  options: {
    readonly name: JobName;
    readonly field: string;
    readonly ids: readonly string[];
    readonly oldestWorker: Date | null;
  },
): Promise<StrandedWork[]> => {
  if (options.ids.length === 0) return [];
  const { rows } = await fromKysely(db).executeSql(
    `WITH job AS (
       SELECT data ->> $2 AS id, state, started_on FROM ${QUEUE_SCHEMA}.job WHERE name = $1
     ),
     coming AS (
       SELECT id FROM job
       WHERE state IN ('created', 'retry')
         OR state = 'active'
           AND started_on >= greatest($4::timestamptz, ${QUEUE_SCHEMA}.job_now() - make_interval(secs => ${TAKEN_SECONDS}))
     )
     SELECT wanted.id, EXISTS (SELECT FROM job WHERE job.id = wanted.id AND job.state = 'failed') AS "gaveUp"
     FROM unnest($3::text[]) AS wanted (id)
     WHERE wanted.id NOT IN (SELECT coming.id FROM coming WHERE coming.id IS NOT NULL)`,
    [options.name, options.field, options.ids, options.oldestWorker],
  );
  return rows as StrandedWork[];
};
