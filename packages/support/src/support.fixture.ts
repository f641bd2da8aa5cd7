import { createDatabase, type Database, type DatabaseHandle } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createJobSender, installQueues, type JobSender } from '@candid/jobs';
import { newId, type SubjectId } from '@candid/kernel';
import { policies, type PolicyId } from '@candid/policy';
import { createTestDatabase, manualClock, type ManualClock } from '@candid/testkit';
import { createFileBlobs, createPostgresKeyring, createVault, type Vault } from '@candid/vault';
import { keyringTemplate } from '@candid/vault/testing';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { SupportContext } from './context.ts';
import { createBusinessCalendar } from './domain/business-calendar.ts';
import type { MailContext } from './usecases/take-mail.ts';

export interface SupportFixture {
  readonly clock: ManualClock;
  readonly vault: Vault;
  /** As the web program's role, under the policy. */
  readonly web: SupportContext;
  /** As the worker's, which takes mail. */
  readonly worker: MailContext;
  readonly console: DatabaseHandle<Database>;
  readonly admin: DatabaseHandle<Database>;
  readonly jobs: JobSender;
  /** Hashes of addresses that letters did not arrive at. */
  readonly bounced: Buffer[];
  /** Names of sealed files. */
  files(): Promise<string[]>;
  /** Somebody with an account. */
  account(): Promise<SubjectId>;
  close(): Promise<void>;
}

/** Support over a main database with the rights of one policy, a keyring, a queue and a folder of sealed files. */
export const createSupportFixture = async (policyId: PolicyId = 'history'): Promise<SupportFixture> => {
  const clock = manualClock();
  const policy = policies[policyId];
  const name = `support_${policyId.replaceAll('-', '_')}`;
  const main = await createTestDatabase(mainTemplate({ clock, policy, name, queue: installQueues }));
  const keys = await createTestDatabase(keyringTemplate({ clock }));
  const open = (url: string) => createDatabase({ url, applicationName: 'test', max: 4 });
  const [web, worker, staff, admin] = [main.urls.web, main.urls.worker, main.urls.console, main.urls.admin].map(open) as [
    DatabaseHandle<Database>,
    DatabaseHandle<Database>,
    DatabaseHandle<Database>,
    DatabaseHandle<Database>,
  ];
  const keyring = new pg.Pool({ connectionString: keys.urls.keyring, max: 4 });
  const folder = await mkdtemp(join(tmpdir(), 'candid-support-'));
  const vault = createVault({
    keyring: createPostgresKeyring({ pool: keyring }),
    blobs: createFileBlobs({ dir: folder }),
    masterKeys: [{ id: 'first', key: randomBytes(32) }],
    clock,
  });
  const jobs = await createJobSender({ url: main.urls.web, applicationName: 'test', onTrouble: () => undefined });
  const bounced: Buffer[] = [];
  const common = {
    vault,
    clock,
    jobs,
    rules: policy.support,
    calendar: createBusinessCalendar({ timeZone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5], closesAt: 17 * 60, holidays: [] }),
    keepFor: policy.retention.correspondence?.lifetime ?? 0,
    letterLifetime: policy.retention['mail-delivery']?.lifetime ?? 0,
  };
  return {
    clock,
    vault,
    web: { ...common, db: web.kysely },
    worker: {
      ...common,
      db: worker.kysely,
      own: { host: 'images.example.org', sender: 'post@images.example.org' },
      // As the isolated process answers: a picture drawn anew, or nothing.
      readPicture: (file) => Promise.resolve(file[0] === 0x89 ? Buffer.from('drawn anew') : null),
      updates: null,
      bouncedAddress: (hash) => Promise.resolve(void bounced.push(hash)),
      reach: () => undefined,
    },
    console: staff,
    admin,
    jobs,
    bounced,
    files: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true })).flatMap((one) => (one.isFile() ? [one.name] : [])),
    account: async () => {
      const id = newId<'subject'>();
      const at = clock.now();
      await admin.kysely
        .insertInto('subject')
        .values({ id, kind: 'account', state: 'open', created_at: at, last_seen_at: at })
        .execute();
      return id;
    },
    close: async () => {
      await jobs.close();
      for (const handle of [web, worker, staff, admin]) await handle.destroy();
      await keyring.end();
      await main.drop();
      await keys.drop();
      await rm(folder, { recursive: true });
    },
  };
};
