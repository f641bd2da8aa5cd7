import type { Migration } from '@candid/db';

/** Keys of blind indexes: what is looked up by value (an address) is stored as a keyed hash under one of these. */
export const indexKeys: Migration = {
  name: '20261121170000-index-keys',
  sql: `
    CREATE TABLE index_key (
      id uuid PRIMARY KEY,
      name text NOT NULL UNIQUE,
      master_key_id text NOT NULL,
      wrapped bytea NOT NULL
    );
    CREATE INDEX index_key_master ON index_key (master_key_id, id);
  `,
};
