import type { Migration } from '@candid/db';

/** Holders (epochs, subjects) and the objects under them. Deleting a row is how what it opens is deleted. */
export const keys: Migration = {
  name: '20261121143800-keys',
  sql: `
    CREATE TABLE epoch_key (
      id uuid PRIMARY KEY,
      ends_at timestamptz NOT NULL UNIQUE,
      master_key_id text NOT NULL,
      wrapped bytea NOT NULL
    );
    CREATE INDEX epoch_key_master ON epoch_key (master_key_id, id);

    CREATE TABLE subject_key (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL,
      kind text NOT NULL CHECK (kind IN ('content', 'contact')),
      master_key_id text NOT NULL,
      wrapped bytea NOT NULL,
      UNIQUE (subject_id, kind)
    );
    CREATE INDEX subject_key_master ON subject_key (master_key_id, id);

    CREATE TABLE object_key (
      id uuid PRIMARY KEY,
      epoch_key_id uuid REFERENCES epoch_key (id) ON DELETE CASCADE,
      subject_key_id uuid REFERENCES subject_key (id) ON DELETE CASCADE,
      secret bytea NOT NULL CHECK (length(secret) = 32),
      destroy_after timestamptz,
      CHECK (num_nonnulls(epoch_key_id, subject_key_id) = 1),
      CHECK (epoch_key_id IS NULL OR destroy_after IS NOT NULL)
    );
    CREATE INDEX object_key_epoch ON object_key (epoch_key_id) WHERE epoch_key_id IS NOT NULL;
    CREATE INDEX object_key_subject ON object_key (subject_key_id) WHERE subject_key_id IS NOT NULL;
    CREATE INDEX object_key_due ON object_key (destroy_after) WHERE destroy_after IS NOT NULL;
  `,
};
