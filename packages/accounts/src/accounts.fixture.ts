import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createTestDatabase, manualClock, noteStatements, type ManualClock } from '@candid/testkit';
import { installQueues } from '@candid/jobs';
import { createPostgresKeyring, createVault, type BlobStore, type Vault } from '@candid/vault';
import { keyringTemplate } from '@candid/vault/testing';
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import type { AccountsContext } from './context.ts';

export interface AccountsFixture {
  readonly clock: ManualClock;
  /** As the web program's role. */
  readonly ctx: AccountsContext;
  readonly vault: Vault;
  readonly worker: DatabaseHandle<Database>;
  readonly admin: DatabaseHandle<Database>;
  readonly webUrl: string;
  /** What another process needs to open the same vault. */
  readonly keyringUrl: string;
  readonly masterKey: Buffer;
  /** Every statement that the web program's role sent to either database since it was last emptied. */
  readonly statements: string[];
  close(): Promise<void>;
}

/** Accounts keep no files. */
export const noBlobs: BlobStore = {
  put: () => Promise.reject(new Error('no blob is stored here')),
  read: async function* () {},
  delete: () => Promise.resolve(),
  list: async function* () {},
};

/** Accounts over a main database and a keyring of their own, connected as the web program is. */
export const createAccountsFixture = async (): Promise<AccountsFixture> => {
  const clock = manualClock();
  const main = await createTestDatabase(mainTemplate({ clock, name: 'accounts', queue: installQueues }));
  const keyring = await createTestDatabase(keyringTemplate({ clock }));
  const open = (url: string, max: number) => createDatabase({ url, applicationName: 'test', max });
  const [web, worker, admin] = [open(main.urls.web, 10), open(main.urls.worker, 2), open(main.urls.admin, 2)];
  const pool = new pg.Pool({ connectionString: keyring.urls.keyring, max: 10 });
  const statements: string[] = [];
  for (const listened of [web.pool, pool]) noteStatements(listened, statements);
  const masterKey = randomBytes(32);
  const vault = createVault({
    keyring: createPostgresKeyring({ pool }),
    blobs: noBlobs,
    masterKeys: [{ id: 'first', key: masterKey }],
    clock,
  });
  return {
    clock,
    ctx: { db: web.kysely, vault, clock },
    vault,
    worker,
    admin,
    webUrl: main.urls.web,
    keyringUrl: keyring.urls.keyring,
    masterKey,
    statements,
    close: async () => {
      for (const handle of [web, worker, admin]) await handle.destroy();
      await pool.end();
      await main.drop();
      await keyring.drop();
    },
  };
};
