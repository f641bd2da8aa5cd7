import type { Migration } from '../migrate-forward.ts';

/** What was promised for the reason of a refusal stands beside it: a later policy may shorten it and never lengthen it. */
export const promiseModerationLifetime: Migration = {
  name: '20261121205504-promise-moderation-lifetime',
  sql: `
    -- 0 for reasons noted before: nothing says what was promised for them.
    ALTER TABLE generation
      ADD COLUMN moderation_lifetime_ms bigint NOT NULL DEFAULT 0 CHECK (moderation_lifetime_ms >= 0);
  `,
};
