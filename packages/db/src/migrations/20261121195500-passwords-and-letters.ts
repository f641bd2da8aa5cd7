import type { Migration } from '../migrate-forward.ts';

/** Passwords, links in letters, devices known, and which letters were sent. */
export const passwordsAndLetters: Migration = {
  name: '20261121195500-passwords-and-letters',
  sql: `
    CREATE TABLE account_password (
      subject_id uuid PRIMARY KEY REFERENCES subject (id) ON DELETE CASCADE,
      algorithm text NOT NULL CHECK (algorithm = 'PBKDF2-SHA-256'),
      iterations integer NOT NULL CHECK (iterations >= 100000),
      salt bytea NOT NULL CHECK (length(salt) >= 16),
      hash bytea NOT NULL CHECK (length(hash) = 32),
      changed_at timestamptz NOT NULL
    );

    CREATE TABLE account_link (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      purpose text NOT NULL CHECK (purpose IN ('sign-up', 'reset', 'change-address', 'undo-address')),
      token_hash bytea UNIQUE CHECK (length(token_hash) = 32),
      address_index bytea,
      address_key_id uuid,
      address_sealed bytea,
      age_limit integer,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      CHECK ((address_key_id IS NULL) = (address_sealed IS NULL)),
      CHECK ((purpose = 'sign-up') = (age_limit IS NOT NULL)),
      CHECK (purpose = 'reset' OR address_sealed IS NOT NULL)
    );
    CREATE INDEX account_link_subject ON account_link (subject_id);
    CREATE INDEX account_link_address ON account_link (address_index) WHERE address_index IS NOT NULL;
    CREATE INDEX account_link_expires ON account_link (expires_at);

    CREATE TABLE known_device (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      label text NOT NULL CHECK (length(label) <= 60),
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      UNIQUE (subject_id, label)
    );
    CREATE INDEX known_device_expires ON known_device (expires_at);

    CREATE TABLE mail_delivery (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      template text NOT NULL,
      cause_id uuid NOT NULL,
      state text NOT NULL CHECK (state IN ('queued', 'handing-over', 'repeating', 'sent', 'refused', 'unknown', 'not-needed')),
      failure text CHECK (failure IN ('rejected', 'later', 'unreachable', 'gave-up')),
      attempts integer NOT NULL CHECK (attempts >= 0),
      created_at timestamptz NOT NULL,
      handed_at timestamptz,
      ended_at timestamptz,
      expires_at timestamptz NOT NULL,
      -- A cause has one letter of a kind, however often it is asked for.
      UNIQUE (template, cause_id)
    );
    CREATE INDEX mail_delivery_subject ON mail_delivery (subject_id);
    CREATE INDEX mail_delivery_expires ON mail_delivery (expires_at);
  `,
};
