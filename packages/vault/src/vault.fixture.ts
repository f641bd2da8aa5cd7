import type { TestDatabase } from '@candid/testkit';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createFileBlobs } from './blobs/file-blobs.ts';
import type { MasterKey } from './keys/master-keys.ts';
import { createPostgresKeyring } from './store/postgres-keyring.ts';
import { keyringTemplate } from './testing.ts';
import { createVault, type Vault, type VaultOptions } from './vault.ts';

export interface VaultFixture {
  readonly database: TestDatabase<'keyring' | 'owner'>;
  /** Connected as the keyring role, as web and worker are. */
  readonly pool: pg.Pool;
  readonly clock: ManualClock;
  readonly blobDir: string;
  readonly masterKeys: readonly MasterKey[];
  readonly vault: Vault;
  /** Another vault over the same keyring and blobs, as another process would have. */
  reopen(changes?: Partial<VaultOptions>): Vault;
  /** A superuser's connection, for what no program may do. Closed with the fixture. */
  adminClient(): Promise<pg.Client>;
  blobFiles(): Promise<string[]>;
  close(): Promise<void>;
}

/** A vault over a keyring database and a blob folder of its own. */
export const createVaultFixture = async (): Promise<VaultFixture> => {
  const clock = manualClock();
  const database = await createTestDatabase(keyringTemplate({ clock }));
  const pool = new pg.Pool({ connectionString: database.urls.keyring });
  const disconnected: Promise<unknown>[] = [];
  pool.on('connect', (client) => void disconnected.push(new Promise((resolve) => client.once('end', resolve))));
  const folder = await mkdtemp(join(tmpdir(), 'candid-vault-'));
  const blobDir = join(folder, 'blobs');
  const masterKeys = [{ id: 'first', key: randomBytes(32) }];
  const admins: pg.Client[] = [];
  const options: VaultOptions = {
    keyring: createPostgresKeyring({ pool }),
    blobs: createFileBlobs({ dir: blobDir }),
    masterKeys,
    clock,
  };
  return {
    database,
    pool,
    clock,
    blobDir,
    masterKeys,
    vault: createVault(options),
    reopen: (changes = {}) => createVault({ ...options, ...changes }),
    adminClient: async () => {
      const client = new pg.Client({ connectionString: database.urls.admin });
      admins.push(client);
      await client.connect();
      return client;
    },
    blobFiles: async () => {
      const entries = await readdir(blobDir, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    close: async () => {
      await Promise.all(admins.map((client) => client.end()));
      await pool.end();
      // The pool resolves before its connections are closed, and dropping the database breaks off those still open.
      await Promise.all(disconnected);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Everything a source yields, in one buffer. */
export const readAll = async (source: AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of await source) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};
