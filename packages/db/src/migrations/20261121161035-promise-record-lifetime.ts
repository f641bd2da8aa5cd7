import type { Migration } from '../migrate-forward.ts';

/** What was promised for a record stands in the record: a later policy may shorten it and never lengthen it. */
export const promiseRecordLifetime: Migration = {
  name: '20261121161035-promise-record-lifetime',
  sql: `
    -- 0 for records made before: nothing says what was promised for them.
    ALTER TABLE generation ADD COLUMN record_lifetime_ms bigint NOT NULL DEFAULT 0 CHECK (record_lifetime_ms >= 0);
    ALTER TABLE generation ALTER COLUMN record_lifetime_ms DROP DEFAULT;
    CREATE INDEX generation_record_promise ON generation (record_lifetime_ms, ended_at);
  `,
};
