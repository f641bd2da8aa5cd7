import { migrateForward, type RoleNames } from '@candid/db';
import type { Clock } from '@candid/kernel';
import pg from 'pg';
import { keyringMigrations } from './migrations/index.ts';

export interface MigrateKeyringOptions {
  /** Connected to the keyring's database as the owner. */
  readonly pool: pg.Pool;
  readonly roles: RoleNames;
  readonly clock: Clock;
}

/**
 * Brings the keyring to the newest schema, forward only, and grants its role what it needs. Programs may start at the same time.
 *
 * What the keyring holds: random keys, their deadlines, and for `subject_key` the subject's id, which ends with the row
 * (`destroySubject`). No content, no names, no times of use. Its own backups keep destroyed keys alive for as long as they are
 * kept: that window is a number on the policy page.
 * @returns the names of the migrations this call applied
 */
export const migrateKeyring = ({ pool, roles, clock }: MigrateKeyringOptions): Promise<string[]> =>
  migrateForward({
    pool,
    migrations: keyringMigrations,
    lock: 'candid-keyring',
    clock,
    afterwards: (client) => grantKeyring(client, roles.keyring),
  });

/** What the vault's login may do: make, read and destroy keys, wrap holders anew, and hand a subject's on; never move a deadline. */
const grantKeyring = async (client: pg.ClientBase, role: string): Promise<void> => {
  const to = pg.escapeIdentifier(role);
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const database = pg.escapeIdentifier(rows[0]?.name ?? '');
  await client.query(`
    GRANT CONNECT ON DATABASE ${database} TO ${to};
    GRANT USAGE ON SCHEMA public TO ${to};
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${to};
    GRANT SELECT, INSERT, DELETE ON epoch_key, subject_key, object_key TO ${to};
    GRANT SELECT, INSERT ON index_key TO ${to};
    GRANT UPDATE (master_key_id, wrapped) ON epoch_key, subject_key, index_key TO ${to};
    GRANT UPDATE (subject_id, is_current) ON subject_key TO ${to};
  `);
};
