import type { NamedKey } from '@candid/config';
import { createDatabase, createPool, type DatabaseHandle, type Database } from '@candid/db';
import type { Clock, Milliseconds } from '@candid/kernel';
import { createFileBlobs, createPostgresKeyring, createVault, type MasterKey, type Vault } from '@candid/vault';

/** Where a program's state lives, as its configuration says. */
export interface StoresConfig {
  readonly databaseUrl: string;
  readonly keyringUrl: string;
  readonly masterKeys: readonly MasterKey[];
  readonly blobDir: string;
  readonly applicationName: string;
  /** Connections to each of the two databases at most. */
  readonly connections: number;
  readonly clock: Clock;
  /** Hears of a connection that broke while idle. */
  readonly onIdleError: () => void;
  /** How long a statement may take before it fails; see `DatabaseOptions`. */
  readonly patience?: Milliseconds;
}

export interface Stores {
  readonly database: DatabaseHandle<Database>;
  readonly vault: Vault;
  /** Asks both databases for an answer; throws when one gives none. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** Keys from the configuration, out of their wrappers: only for what uses them at once. */
export const revealKeys = (keys: readonly NamedKey[]): MasterKey[] => keys.map(({ id, key }) => ({ id, key: key.reveal() }));

/** Opens the main database and the vault of a program. Nothing is connected before it is needed. */
export const openStores = (config: StoresConfig): Stores => {
  const { applicationName, connections: max, clock, onIdleError, patience } = config;
  const limits = patience === undefined ? {} : { patience };
  const database = createDatabase({ url: config.databaseUrl, applicationName, max, onIdleError, ...limits });
  const keyringPool = createPool({ url: config.keyringUrl, applicationName, max, onIdleError, ...limits });
  const vault = createVault({
    keyring: createPostgresKeyring({ pool: keyringPool }),
    blobs: createFileBlobs({ dir: config.blobDir }),
    masterKeys: config.masterKeys,
    clock,
  });
  return {
    database,
    vault,
    probe: async () => {
      await Promise.all([database.pool.query('SELECT 1'), keyringPool.query('SELECT 1')]);
    },
    close: async () => {
      await database.destroy();
      await keyringPool.end();
    },
  };
};
