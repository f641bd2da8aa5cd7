import type { Clock, ObjectKeyId } from '@candid/kernel';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { archiveBlobs } from './blob-archive.ts';
import { readMigrations, readSequences } from './catalogue.ts';
import { dumpTables, openSnapshot } from './dump-tables.ts';
import { FORMAT, writeManifest, type KeyringManifest, type MainManifest } from './manifest.ts';
import { checkValues } from './master-key-check.ts';
import { trouble } from '../trouble.ts';

export interface MakeBackupOptions {
  /** Logins that may read every table of their database: the owner's. */
  readonly urls: { readonly owner: string; readonly keyringOwner: string };
  readonly blobDir: string;
  /** `id:base64,…`; only values that tell them apart are written. */
  readonly masterKeys: string;
  /** Empty folders. */
  readonly to: string;
  readonly keyringTo: string;
  readonly clock: Clock;
}

/**
 * Copies the main database with its sealed files, and apart the keyring, each as of one moment, while the service may go on. When it
 * fails, what it has written is removed.
 */
export const makeBackup = async (options: MakeBackupOptions): Promise<{ main: MainManifest; keyring: KeyringManifest }> => {
  const { to, keyringTo, urls } = options;
  await using held = new AsyncDisposableStack();
  const createdAt = options.clock.now().toISOString();
  const main = await openSnapshot(urls.owner);
  held.defer(() => main.end());
  // After the other: a key is made before the row that needs it, so whatever the main snapshot has was there by then.
  const keyring = await openSnapshot(urls.keyringOwner);
  held.defer(() => keyring.end());
  try {
    const shared = { format: FORMAT, createdAt } as const;
    const keyringManifest: KeyringManifest = {
      ...shared,
      kind: 'keyring',
      migrations: await readMigrations(keyring),
      tables: await dumpTables(keyring, keyringTo),
      sequences: await readSequences(keyring),
      masterKeys: checkValues(options.masterKeys),
    };
    const mainManifest: MainManifest = {
      ...shared,
      kind: 'main',
      policy: await boundPolicy(main),
      migrations: await readMigrations(main),
      tables: await dumpTables(main, to),
      // Not part of a snapshot: read after the rows, they are never behind them.
      sequences: await readSequences(main),
      blobs: await archiveBlobs({ ...options, client: main, folder: to, livingKeys: countLiving(urls.keyringOwner) }),
    };
    await writeManifest(keyringTo, keyringManifest);
    await writeManifest(to, mainManifest);
    return { main: mainManifest, keyring: keyringManifest };
  } catch (error) {
    for (const folder of [to, keyringTo]) await removeWritten(folder);
    throw error;
  }
};

/** Asked after the files were copied, so outside the snapshot. */
const countLiving =
  (keyringUrl: string) =>
  async (keyIds: readonly ObjectKeyId[]): Promise<number> => {
    if (keyIds.length === 0) return 0;
    const client = new pg.Client({ connectionString: keyringUrl, application_name: 'candid-backup' });
    await client.connect();
    try {
      return (await client.query('SELECT 1 FROM object_key WHERE id = ANY($1)', [keyIds])).rowCount ?? 0;
    } finally {
      await client.end();
    }
  };

const removeWritten = async (folder: string): Promise<void> => {
  for (const name of ['manifest.json', 'manifest.json.new', 'tables', 'blobs', 'blobs.list'])
    await rm(join(folder, name), { recursive: true, force: true });
};

const boundPolicy = async (client: Awaited<ReturnType<typeof openSnapshot>>): Promise<MainManifest['policy']> => {
  const { rows } = await client.query<{ id: string; version: string }>(
    'SELECT policy_id AS id, policy_version AS version FROM installation',
  );
  if (!rows[0]) throw trouble('This database has never been started with a policy: there is nothing to back up.');
  return rows[0];
};
