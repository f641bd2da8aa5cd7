import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { newId, type SubjectId } from '@candid/kernel';
import { policies, type PolicyId } from '@candid/policy';
import { createTestDatabase, manualClock, type ManualClock, type TestDatabase } from '@candid/testkit';
import { createPostgresKeyring, createVault, type BlobStore, type Vault } from '@candid/vault';
import { keyringTemplate } from '@candid/vault/testing';
import pg from 'pg';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Timers } from './usecases/late-writer.ts';

export interface TrafficFixture {
  readonly clock: ManualClock;
  readonly vault: Vault;
  /** As the web program's role, under the policy. */
  readonly web: DatabaseHandle<Database>;
  readonly worker: DatabaseHandle<Database>;
  readonly console: DatabaseHandle<Database>;
  readonly admin: DatabaseHandle<Database>;
  readonly urls: TestDatabase<'web' | 'worker' | 'console' | 'owner' | 'keyring'>['urls'];
  readonly keyring: pg.Pool;
  /** Somebody with an account, or in another state or of another kind. */
  subject(state?: 'open' | 'restricted' | 'erased'): Promise<SubjectId>;
  /** The record of somebody's yes to being studied. */
  consent(holder: SubjectId): Promise<string>;
  close(): Promise<void>;
}

/** Traffic keeps no files. */
const noBlobs: BlobStore = {
  put: () => Promise.reject(new Error('no blob is stored here')),
  read: async function* () {},
  delete: () => Promise.resolve(),
  list: async function* () {},
};

/** Nothing is written before a test says so. */
export const noTimers: Timers = { every: () => () => undefined };

/** A main database with the rights of one policy, and a keyring. */
export const createTrafficFixture = async (policyId: PolicyId): Promise<TrafficFixture> => {
  const clock = manualClock();
  const main = await createTestDatabase(mainTemplate({ clock, policy: policies[policyId] }));
  const keys = await createTestDatabase(keyringTemplate({ clock }));
  const open = (url: string) => createDatabase({ url, applicationName: 'test', max: 4 });
  const [web, worker, staff] = [open(main.urls.web), open(main.urls.worker), open(main.urls.console)];
  const admin = open(main.urls.admin);
  const keyring = new pg.Pool({ connectionString: keys.urls.keyring, max: 4 });
  const masterKeys = [{ id: 'first', key: randomBytes(32) }];
  return {
    clock,
    vault: createVault({ keyring: createPostgresKeyring({ pool: keyring }), blobs: noBlobs, masterKeys, clock }),
    web,
    worker,
    console: staff,
    admin,
    urls: main.urls,
    keyring,
    subject: async (state = 'open') => {
      const id = newId<'subject'>();
      const now = clock.now();
      const row = { id, kind: 'account', state, created_at: now, last_seen_at: now } as const;
      await admin.kysely.insertInto('subject').values(row).execute();
      return id;
    },
    consent: async (holder) => {
      const [id, now, wording] = [randomUUID(), clock.now(), 'May we count?'];
      const hash = createHash('sha256').update(wording).digest();
      const text = { hash, locale: 'en', wording, first_used_at: now };
      const said = { category: 'analytics', outcome: 'granted', means: 'panel', signals_gpc: false } as const;
      const times = { recorded_at: now, stands_until: null, lifetime_ms: 0 as never };
      const row = { id, subject_id: holder, ...said, terms: Buffer.alloc(32), wording_hash: hash, ...times };
      await admin.kysely
        .insertInto('consent_wording')
        .values(text)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await admin.kysely.insertInto('consent_record').values(row).execute();
      return id;
    },
    close: async () => {
      for (const handle of [web, worker, staff, admin]) await handle.destroy();
      await keyring.end();
      await main.drop();
      await keys.drop();
    },
  };
};
