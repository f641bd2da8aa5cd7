import type { FunctionGrant, Grant } from './grants.ts';

const everything = { select: 'all', insert: 'all', update: 'all', delete: true } as const;
/** What the console may read of a job. */
export const SEEN_OF_JOBS: readonly string[] = ['id', 'name', 'state', 'created_on', 'started_on', 'completed_on', 'retry_count'];

/**
 * Rights on pg-boss's schema. web can put a job in and learn its id, and cannot read what any job carries or answered. The worker runs
 * and supervises queues but neither creates nor alters them. The console counts. Queues have no partitions of their own
 * (`partition: false`), so that every job lies in `job_common`.
 */
export const queueGrants: readonly Grant[] = [
  { role: 'web', schema: 'pgboss', table: 'version', select: ['version'] },
  { role: 'web', schema: 'pgboss', table: 'queue', select: 'all' },
  { role: 'web', schema: 'pgboss', table: 'job_common', select: ['id', 'start_after'], insert: 'all' },

  { role: 'worker', schema: 'pgboss', table: 'version', select: 'all', update: 'all' },
  { role: 'worker', schema: 'pgboss', table: 'queue', select: 'all', update: 'all' },
  { role: 'worker', schema: 'pgboss', table: 'job', ...everything },
  { role: 'worker', schema: 'pgboss', table: 'job_common', ...everything },
  { role: 'worker', schema: 'pgboss', table: 'job_dependency', ...everything },
  { role: 'worker', schema: 'pgboss', table: 'schedule', ...everything },
  { role: 'worker', schema: 'pgboss', table: 'subscription', select: 'all' },
  { role: 'worker', schema: 'pgboss', table: 'bam', select: 'all' },
  { role: 'worker', schema: 'pgboss', table: 'warning', select: 'all', insert: 'all', delete: true },
  { role: 'worker', schema: 'pgboss', table: 'queue_stats', select: 'all', insert: 'all', delete: true },

  { role: 'console', schema: 'pgboss', table: 'job', select: SEEN_OF_JOBS },
  { role: 'console', schema: 'pgboss', table: 'job_common', select: SEEN_OF_JOBS },
];

export const queueFunctionGrants: readonly FunctionGrant[] = [
  { role: 'web', schema: 'pgboss', function: 'job_now()' },
  { role: 'worker', schema: 'pgboss', function: 'job_now()' },
];
