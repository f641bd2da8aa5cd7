import type { Migration } from '../migrate-forward.ts';

/** Who opens the log of requests leaves a reason (CR-34). */
export const logOpening: Migration = {
  name: '20261121225600-log-opening',
  sql: `
    CREATE TABLE log_opening (
      id uuid PRIMARY KEY,
      opened_at timestamptz NOT NULL,
      reason text NOT NULL CHECK (char_length(reason) BETWEEN 10 AND 300),
      span_from timestamptz NOT NULL,
      span_to timestamptz NOT NULL CHECK (span_to > span_from),
      lines integer NOT NULL CHECK (lines >= 0),
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX log_opening_expires ON log_opening (expires_at);
  `,
};
