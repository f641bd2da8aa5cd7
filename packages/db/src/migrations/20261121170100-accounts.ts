import type { Migration } from '../migrate-forward.ts';

/** People with an account, how they sign in, and sign-ins under way. */
export const accounts: Migration = {
  name: '20261121170100-accounts',
  sql: `
    ALTER TABLE subject DROP CONSTRAINT subject_state_check;
    ALTER TABLE subject ADD CONSTRAINT subject_state_check
      CHECK (state IN ('open', 'restricted', 'closing', 'erased', 'ended'));

    ALTER TABLE session ADD COLUMN device text CHECK (length(device) <= 60);

    CREATE TABLE account (
      subject_id uuid PRIMARY KEY REFERENCES subject (id) ON DELETE CASCADE,
      sign_in text NOT NULL CHECK (sign_in IN ('google', 'password')),
      google_index bytea UNIQUE,
      email_index bytea NOT NULL,
      email_key_id uuid NOT NULL,
      email_sealed bytea NOT NULL,
      name_key_id uuid,
      name_sealed bytea,
      created_at timestamptz NOT NULL,
      age_stated_at timestamptz NOT NULL,
      erase_after timestamptz,
      reopens_as text CHECK (reopens_as IN ('open', 'restricted')),
      CHECK ((sign_in = 'google') = (google_index IS NOT NULL)),
      CHECK ((name_key_id IS NULL) = (name_sealed IS NULL)),
      CHECK ((erase_after IS NULL) = (reopens_as IS NULL))
    );
    CREATE INDEX account_email ON account (email_index);
    -- Google may give an address to somebody else, so there only its number for the person is one of a kind.
    CREATE UNIQUE INDEX account_password_email ON account (email_index) WHERE sign_in = 'password';
    CREATE INDEX account_erase ON account (erase_after) WHERE erase_after IS NOT NULL;

    CREATE TABLE sign_in_attempt (
      session_id uuid PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
      state text NOT NULL,
      nonce text NOT NULL,
      verifier text NOT NULL,
      return_to text NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX sign_in_attempt_expires ON sign_in_attempt (expires_at);
  `,
};
