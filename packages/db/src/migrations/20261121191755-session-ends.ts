import type { Migration } from '../migrate-forward.ts';

/** Sessions that end when nobody is there any more, and pictures that end when they have been taken. */
export const sessionEnds: Migration = {
  name: '20261121191755-session-ends',
  sql: `
    ALTER TABLE session ADD COLUMN left_at timestamptz;

    CREATE TABLE session_connection (
      id uuid PRIMARY KEY,
      session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
      web_instance int NOT NULL,
      opened_at timestamptz NOT NULL
    );
    CREATE INDEX session_connection_session ON session_connection (session_id);
    CREATE INDEX session_connection_instance ON session_connection (web_instance);

    ALTER TABLE image ADD COLUMN taken_at timestamptz;
    CREATE INDEX image_taken ON image (taken_at) WHERE taken_at IS NOT NULL AND destroyed_at IS NULL;
  `,
};
