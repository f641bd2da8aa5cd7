import type { Migration } from '../migrate-forward.ts';

/** Guesses counted for all web processes together (HI-29). */
export const attemptCount: Migration = {
  name: '20261121223600-attempt-count',
  sql: `
    CREATE TABLE attempt_count (
      subject_id uuid PRIMARY KEY REFERENCES subject (id) ON DELETE CASCADE,
      name_index bytea NOT NULL UNIQUE CHECK (octet_length(name_index) = 32),
      taken integer NOT NULL CHECK (taken >= 0),
      began_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL CHECK (expires_at >= began_at)
    );
    CREATE INDEX attempt_count_expires ON attempt_count (expires_at);
  `,
};
