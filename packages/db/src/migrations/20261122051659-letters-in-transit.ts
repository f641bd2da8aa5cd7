import type { Migration } from '../migrate-forward.ts';

/** What the page's form takes where no letters are kept: sealed until the operator's mailbox has it (NA-14). */
export const lettersInTransit: Migration = {
  name: '20261122051659-letters-in-transit',
  sql: `
    CREATE TABLE letter_in_transit (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      letter_key_id uuid NOT NULL,
      letter_sealed bytea NOT NULL,
      received_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX letter_in_transit_subject ON letter_in_transit (subject_id);
    CREATE INDEX letter_in_transit_expires ON letter_in_transit (expires_at);
    CREATE INDEX mail_delivery_created ON mail_delivery (template, created_at);
  `,
};
