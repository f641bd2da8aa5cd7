import type { Migration } from '../migrate-forward.ts';

/** One place that says how each sweep ended and what it left, instead of a bare count. */
export const retentionRun: Migration = {
  name: '20261121191709-retention-run',
  sql: `
    CREATE TABLE retention_run (
      name text PRIMARY KEY,
      outcome text NOT NULL CHECK (outcome IN ('kept', 'behind', 'stuck', 'uncounted', 'failed')),
      held bigint CHECK (held >= 0),
      oldest_at timestamptz,
      overdue bigint CHECK (overdue >= 0),
      last_run_at timestamptz NOT NULL,
      last_success_at timestamptz,
      CHECK ((held IS NULL) = (overdue IS NULL)),
      CHECK (outcome <> 'kept' OR (overdue IS NOT NULL AND overdue = 0)),
      CHECK (outcome NOT IN ('behind', 'stuck') OR overdue > 0)
    );
    DROP TABLE maintenance_run;
  `,
};
