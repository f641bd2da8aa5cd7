import { createPool, mainMigrations, migrateForward, transactionOn, type Migration } from '@candid/db';
import { endUnfinished } from '@candid/imaging';
import { installQueues } from '@candid/jobs';
import type { Clock, ObjectKeyId } from '@candid/kernel';
import { createFileBlobs, createPostgresKeyring, keyringMigrations } from '@candid/vault';
import type pg from 'pg';
import { trouble } from '../trouble.ts';
import { restoreBlobs, verifyBlobs } from './blob-archive.ts';
import { qualified, readTables } from './catalogue.ts';
import { loadTables, verifyTables } from './load-tables.ts';
import { readManifest, type KeyringManifest, type MainManifest, type Manifest } from './manifest.ts';
import { checkMasterKeys } from './master-key-check.ts';

export interface ReadBackupOptions {
  readonly from: string;
  /** Null: the living keyring stays as it is. */
  readonly keyringFrom: string | null;
  /** The policy that will be started. */
  readonly policyId: string;
}

/** A backup that has been checked from end to end. */
export interface CheckedBackup {
  readonly from: string;
  readonly main: MainManifest;
  readonly keyring: { readonly from: string; readonly manifest: KeyringManifest } | null;
}

/**
 * Reads every byte of a backup before anything is touched.
 * @throws AppError `config_invalid` when it is damaged, of another policy or of a newer release
 */
export const readBackup = async ({ from, keyringFrom, policyId }: ReadBackupOptions): Promise<CheckedBackup> => {
  const main = await readManifest(from, 'main');
  if (main.policy.id !== policyId) {
    throw trouble(
      `This backup holds data of people who were promised the policy "${main.policy.id}"; it cannot be restored for "${policyId}". Set POLICY=${main.policy.id}.`,
    );
  }
  refuseNewer(main, mainMigrations);
  await verifyTables(from, main);
  await verifyBlobs(from, main);
  if (keyringFrom === null) return { from, main, keyring: null };
  const manifest = await readManifest(keyringFrom, 'keyring');
  refuseNewer(manifest, keyringMigrations);
  await verifyTables(keyringFrom, manifest);
  return { from, main, keyring: { from: keyringFrom, manifest } };
};

const refuseNewer = (manifest: Manifest, known: readonly Migration[]): void => {
  const newer = manifest.migrations.find((name) => !known.some((migration) => migration.name === name));
  if (newer !== undefined)
    throw trouble(
      `The backup was made by a newer release: it has the migration ${newer}, which this one does not know. Update first.`,
    );
};

export interface RestoreBackupOptions {
  readonly backup: CheckedBackup;
  /** The owner's logins of two databases that exist. */
  readonly urls: { readonly owner: string; readonly keyringOwner: string };
  readonly blobDir: string;
  /** `id:base64,…` */
  readonly masterKeys: string;
  readonly clock: Clock;
}

export interface Restored {
  /** Keys destroyed because their time had passed since the backup. */
  readonly overdue: number;
  /** Generations that had not ended when the backup was made, and were ended as failed. */
  readonly unfinished: number;
}

/**
 * Restores into empty databases, all or nothing. Before the main database can be opened, every key whose deadline has passed in the
 * meantime is destroyed, and what had not ended is ended: no provider is ever called again for it. The normal start that follows
 * brings the schema forward, and its worker tidies up what those keys opened.
 * @throws AppError `config_invalid` when a database is not empty, or the keyring and the master keys do not belong together
 */
export const restoreBackup = async (options: RestoreBackupOptions): Promise<Restored> => {
  const { backup, urls, masterKeys, clock, blobDir } = options;
  if (backup.keyring) checkMasterKeys(masterKeys, backup.keyring.manifest.masterKeys);
  await using held = new AsyncDisposableStack();
  const main = await connect(urls.owner, held);
  const keyring = await connect(urls.keyringOwner, held);
  await refuseUse(main);
  await refuseRows(main, 'The main database');
  if (backup.keyring) await refuseRows(keyring, 'The keyring');
  else await requireKeys(keyring);

  await bringTo(urls.owner, { lock: 'candid-main', known: mainMigrations, manifest: backup.main, clock, queue: true });
  await main.query('BEGIN');
  await loadTables(main, backup.from, backup.main);
  if (backup.keyring) {
    const { from, manifest } = backup.keyring;
    await bringTo(urls.keyringOwner, { lock: 'candid-keyring', known: keyringMigrations, manifest, clock, queue: false });
    await keyring.query('BEGIN');
    await loadTables(keyring, from, manifest);
    await keyring.query('COMMIT');
  }
  await restoreBlobs(backup.from, blobDir, clock);
  const { ended, keyIds, blobIds } = await endUnfinished(transactionOn(main), clock.now());
  const overdue = await destroyKeys(urls.keyringOwner, { keyIds, now: clock.now() });
  for (const blobId of blobIds) await createFileBlobs({ dir: blobDir }).delete(blobId);
  await main.query('COMMIT');
  return { overdue, unfinished: ended };
};

const connect = async (url: string, held: AsyncDisposableStack): Promise<pg.PoolClient> => {
  const pool = createPool({ url, applicationName: 'candid-restore', max: 1 });
  held.defer(() => pool.end());
  const client = await pool.connect();
  held.defer(() => client.release(true));
  return client;
};

const refuseUse = async (client: pg.PoolClient): Promise<void> => {
  const { rows } = await client.query<{ others: number }>(
    `SELECT count(*)::int AS others FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'candid%'`,
  );
  if (rows[0] && rows[0].others > 0) throw trouble('The service is using this database. Stop web, worker and console first.');
};

/** Rows that a first start makes by itself do not count, but its binding to a policy does. */
const refuseRows = async (client: pg.PoolClient, name: string): Promise<void> => {
  for (const table of await readTables(client)) {
    if (table.schema !== 'public' || table.name === 'schema_migration') continue;
    const { rowCount } = await client.query(`SELECT 1 FROM ${qualified(table)} LIMIT 1`);
    if (rowCount !== 0) {
      throw trouble(
        `${name} is not empty (table ${table.name}): nothing is ever restored over what is there. Set DATA_DIR to a new folder, or with DATABASE_URL name another database.`,
      );
    }
  }
};

const requireKeys = async (keyring: pg.PoolClient): Promise<void> => {
  const tables = await readTables(keyring);
  if (tables.some(({ name }) => name === 'object_key')) return;
  throw trouble('There is no living keyring here. Name the keyring’s backup with --keyring-from FOLDER.');
};

interface BringTo {
  readonly lock: string;
  readonly known: readonly Migration[];
  readonly manifest: Manifest;
  readonly clock: Clock;
  readonly queue: boolean;
}

/** Brings an empty database to the schema of the backup, not further: what comes later migrates the restored rows too. */
const bringTo = async (url: string, { lock, known, manifest, clock, queue }: BringTo): Promise<void> => {
  const pool = createPool({ url, applicationName: 'candid-restore', max: 1 });
  const migrations = known.filter(({ name }) => manifest.migrations.includes(name));
  try {
    await migrateForward({ pool, migrations, lock, clock, ...(queue && { afterwards: installQueues }) });
  } finally {
    await pool.end();
  }
};

/** Destroys the named keys and all whose time has passed. @returns how many the time had passed of */
const destroyKeys = async (url: string, which: { keyIds: readonly ObjectKeyId[]; now: Date }): Promise<number> => {
  const pool = createPool({ url, applicationName: 'candid-restore', max: 1 });
  try {
    const keyring = createPostgresKeyring({ pool });
    await keyring.destroyObjectKeys(which.keyIds);
    const { objects, epochs } = await keyring.destroyDue(which.now);
    return objects + epochs;
  } finally {
    await pool.end();
  }
};
