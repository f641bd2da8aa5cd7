import type { Migration } from '../migrate-forward.ts';

/** What was published as policy, and when. */
export const policyVersions: Migration = {
  name: '20261121201949-policy-versions',
  sql: `
    CREATE TABLE policy_version (
      hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
      version date NOT NULL,
      published_at timestamptz NOT NULL,
      effective_at timestamptz NOT NULL,
      texts jsonb NOT NULL,
      CHECK (effective_at >= published_at)
    );
  `,
};
