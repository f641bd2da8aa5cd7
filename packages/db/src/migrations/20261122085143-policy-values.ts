import type { Migration } from '../migrate-forward.ts';

/** The values that a text was made from are kept with it, so that others under the same date are noticed. */
export const policyValues: Migration = {
  name: '20261122085143-policy-values',
  sql: `
    -- Null for texts that were kept before their values were.
    ALTER TABLE policy_version ADD COLUMN parameters jsonb;
  `,
};
