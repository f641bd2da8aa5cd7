/**
 * Tables outside the data map, with the reason. The queue's are pg-boss's own: payloads hold ids only and handlers throw codes without
 * text, so nothing in them is about a person. Their partitions are found through pg_inherits.
 */
export const knownTables: Readonly<Record<string, string>> = {
  'public.schema_migration': 'Names and times of the migrations applied.',
  'pgboss.version': 'The queue schema’s version and its upkeep times.',
  'pgboss.queue': 'The queues and their counts.',
  'pgboss.job': 'Jobs: ids only in their payload, closed codes only in their output.',
  'pgboss.job_common': 'Where the jobs of all queues lie.',
  'pgboss.job_dependency': 'Which job waits for which.',
  'pgboss.schedule': 'Recurring jobs.',
  'pgboss.subscription': 'Which queue hears of which event.',
  'pgboss.bam': 'Index builds of the queue’s own migrations.',
  'pgboss.warning': 'Warnings of the queue about itself.',
  'pgboss.queue_stats': 'Counts over time.',
};
