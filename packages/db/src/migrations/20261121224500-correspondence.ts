import type { Migration } from '../migrate-forward.ts';

/** Letters to support, what came along with them, and by when they have to be answered (OD-18). */
export const correspondence: Migration = {
  name: '20261121224500-correspondence',
  sql: `
    CREATE TABLE correspondence (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      kind text NOT NULL CHECK (kind IN ('privacy', 'technical', 'general')),
      channel text NOT NULL CHECK (channel IN ('form', 'mail')),
      language text NOT NULL CHECK (length(language) <= 16),
      letter_key_id uuid NOT NULL,
      letter_sealed bytea NOT NULL,
      address_key_id uuid,
      address_sealed bytea,
      sender_index bytea,
      message_index bytea UNIQUE,
      received_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      answered_at timestamptz,
      expires_at timestamptz NOT NULL,
      CHECK ((address_key_id IS NULL) = (address_sealed IS NULL)),
      CHECK (due_at >= received_at)
    );
    CREATE INDEX correspondence_subject ON correspondence (subject_id);
    CREATE INDEX correspondence_received ON correspondence (received_at);
    CREATE INDEX correspondence_sender ON correspondence (sender_index, received_at);
    CREATE INDEX correspondence_open ON correspondence (due_at) WHERE answered_at IS NULL;
    CREATE INDEX correspondence_expires ON correspondence (expires_at);

    CREATE TABLE correspondence_attachment (
      id uuid PRIMARY KEY,
      correspondence_id uuid NOT NULL REFERENCES correspondence (id) ON DELETE CASCADE,
      form text NOT NULL CHECK (form IN ('picture', 'opaque')),
      details_key_id uuid NOT NULL,
      details_sealed bytea NOT NULL,
      blob_id uuid NOT NULL UNIQUE,
      key_id uuid NOT NULL,
      byte_size integer NOT NULL CHECK (byte_size >= 0),
      received_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX correspondence_attachment_letter ON correspondence_attachment (correspondence_id);
    CREATE INDEX correspondence_attachment_expires ON correspondence_attachment (expires_at);
  `,
};
