import type { Migration } from '@candid/db';

/** A subject may hold keys that were another's: what it seals itself goes under its current one. */
export const handedOverKeys: Migration = {
  name: '20261121191600-handed-over-keys',
  sql: `
    ALTER TABLE subject_key ADD COLUMN is_current boolean NOT NULL DEFAULT true;
    ALTER TABLE subject_key DROP CONSTRAINT subject_key_subject_id_kind_key;
    CREATE UNIQUE INDEX subject_key_current ON subject_key (subject_id, kind) WHERE is_current;
    CREATE INDEX subject_key_subject ON subject_key (subject_id);
  `,
};
