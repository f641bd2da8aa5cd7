import type { Migration } from '../migrate-forward.ts';

/** Which days' figures were released: each once, whatever it showed. */
export const usageReleases: Migration = {
  name: '20261121195203-usage-releases',
  sql: `
    CREATE TABLE usage_release (
      day date PRIMARY KEY,
      released_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX usage_release_expires ON usage_release (expires_at);
  `,
};
