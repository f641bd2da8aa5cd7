import type { Migration } from '../migrate-forward.ts';

/** Who asked for newsletters, what was sent to whom, and which addresses want none (HI-09). */
export const newsletters: Migration = {
  name: '20261121232518-newsletters',
  sql: `
    CREATE TABLE newsletter_reader (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL UNIQUE REFERENCES subject (id) ON DELETE CASCADE,
      address_index bytea CHECK (length(address_index) = 32),
      address_key_id uuid,
      address_sealed bytea,
      language text NOT NULL CHECK (length(language) <= 20),
      token_hash bytea UNIQUE CHECK (length(token_hash) = 32),
      asked_at timestamptz NOT NULL,
      confirmed_at timestamptz,
      expires_at timestamptz,
      -- An account has its address itself.
      CHECK ((address_index IS NULL) = (address_sealed IS NULL) AND (address_key_id IS NULL) = (address_sealed IS NULL)),
      CHECK (confirmed_at IS NOT NULL OR address_sealed IS NOT NULL),
      CHECK ((confirmed_at IS NULL) = (expires_at IS NOT NULL))
    );
    CREATE UNIQUE INDEX newsletter_reader_address ON newsletter_reader (address_index) WHERE confirmed_at IS NOT NULL;
    CREATE INDEX newsletter_reader_expires ON newsletter_reader (expires_at);

    CREATE TABLE newsletter_issue (
      id uuid PRIMARY KEY,
      hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
      texts jsonb NOT NULL,
      created_at timestamptz NOT NULL,
      closed_at timestamptz
    );

    CREATE TABLE newsletter_copy (
      id uuid PRIMARY KEY,
      issue_id uuid NOT NULL REFERENCES newsletter_issue (id) ON DELETE CASCADE,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      address_index bytea NOT NULL CHECK (length(address_index) = 32),
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      -- One of an issue to one address, under however many names it was left.
      UNIQUE (issue_id, address_index)
    );
    CREATE INDEX newsletter_copy_subject ON newsletter_copy (subject_id);
    CREATE INDEX newsletter_copy_expires ON newsletter_copy (expires_at);

    CREATE TABLE suppression (
      subject_id uuid PRIMARY KEY REFERENCES subject (id) ON DELETE CASCADE,
      address_index bytea NOT NULL UNIQUE CHECK (length(address_index) = 32),
      reason text NOT NULL CHECK (reason IN ('left', 'bounced')),
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX suppression_expires ON suppression (expires_at);

    ALTER TABLE consent_record DROP CONSTRAINT consent_record_means_check;
    ALTER TABLE consent_record ADD CONSTRAINT consent_record_means_check
      CHECK (means IN ('notice', 'panel', 'letter', 'account', 'one-click'));
  `,
};
