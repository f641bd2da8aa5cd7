import { writeAccountLetter } from '@candid/accounts';
import { createDatabase, type Database, type DatabaseHandle, type Db } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createJobSender, installQueues, type JobSender } from '@candid/jobs';
import type { PolicyDefinition } from '@candid/policy';
import { createTestDatabase, manualClock, noteStatements, type ManualClock } from '@candid/testkit';
import { createPostgresKeyring, createVault, type Vault } from '@candid/vault';
import { keyringTemplate } from '@candid/vault/testing';
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { createPeople, type PeopleApi } from '../people.ts';
import type { PasswordsApi } from '../passwords.ts';

export interface PeopleWorld {
  readonly clock: ManualClock;
  readonly people: PeopleApi;
  readonly passwords: PasswordsApi;
  readonly web: DatabaseHandle<Database>;
  readonly worker: DatabaseHandle<Database>;
  readonly admin: DatabaseHandle<Database>;
  readonly vault: Vault;
  /** As the web program has it. */
  readonly jobs: JobSender;
  readonly workerUrl: string;
  /** Every statement of the web program's role and of the vault to their databases, oldest first; whoever compares empties it. */
  readonly statements: string[];
  /** Opens an account, from the form to the password. */
  signUp(account: { readonly email: string; readonly password: string; readonly name: string }): Promise<void>;
  /** The token in the link of the newest letter of a kind. */
  tokenIn(letter: 'sign-up' | 'reset'): Promise<string>;
  close(): Promise<void>;
}

const ORIGIN = 'http://localhost:3000';
const BROWSER = { visitor: null, device: 'Firefox, Linux' } as const;

/** Databases that grant what one policy declares and no more, and a vault, as the programs see them. */
export interface AccountStores extends Pick<
  PeopleWorld,
  'clock' | 'web' | 'worker' | 'admin' | 'vault' | 'workerUrl' | 'statements' | 'close'
> {
  readonly webUrl: string;
}

export const openAccountStores = async (policy: PolicyDefinition): Promise<AccountStores> => {
  const clock = manualClock();
  const main = await createTestDatabase(mainTemplate({ clock, name: `people_${policy.id}`, queue: installQueues, policy }));
  const keyring = await createTestDatabase(keyringTemplate({ clock }));
  const open = (url: string) => createDatabase({ url, applicationName: 'test', max: 4 });
  const [web, worker, admin] = [open(main.urls.web), open(main.urls.worker), open(main.urls.admin)];
  const pool = new pg.Pool({ connectionString: keyring.urls.keyring, max: 4 });
  const statements: string[] = [];
  for (const listened of [web.pool, pool]) noteStatements(listened, statements);
  const blobs = {
    put: () => Promise.reject(new Error('no blob is stored here')),
    read: async function* () {},
    delete: () => Promise.resolve(),
    list: async function* () {},
  };
  const masterKeys = [{ id: 'first', key: randomBytes(32) }];
  return {
    clock,
    web,
    worker,
    admin,
    webUrl: main.urls.web,
    statements,
    workerUrl: main.urls.worker,
    vault: createVault({ keyring: createPostgresKeyring({ pool }), blobs, masterKeys, clock }),
    close: async () => {
      for (const handle of [web, worker, admin]) await handle.destroy();
      await pool.end();
      await main.drop();
      await keyring.drop();
    },
  };
};

interface Registry {
  readonly web: Db;
  readonly worker: Db;
  readonly vault: Vault;
  readonly clock: ManualClock;
  readonly jobs: Pick<JobSender, 'enqueue'>;
  readonly policy: PolicyDefinition;
}

/** People of a policy, and how one signs up: from the form over the letter to the password. */
export const openRegistry = ({ web, worker, vault, clock, jobs, policy }: Registry) => {
  const people = createPeople({ db: web, vault, clock }, policy, { jobs, origin: ORIGIN });
  const passwords = people?.passwords;
  if (!people || !passwords) throw new Error(`${policy.id} has no passwords`);
  const tokenIn: PeopleWorld['tokenIn'] = async (kind) => {
    const rows = worker.selectFrom('mail_delivery').select(['id', 'subject_id', 'cause_id']).where('template', '=', kind);
    const due = await rows.orderBy('created_at', 'desc').executeTakeFirstOrThrow();
    const letter = await writeAccountLetter({ db: worker, vault, clock, origin: ORIGIN }, { ...due, kind });
    return new URL(letter?.content.link ?? '').searchParams.get('token') ?? '';
  };
  const signUp: PeopleWorld['signUp'] = async ({ email, password, name }) => {
    clock.advance(1);
    await passwords.askForAccount({ email, age: { statedAt: clock.now(), limit: 16 }, network: null });
    await passwords.finishSignUp({ ...BROWSER, token: await tokenIn('sign-up'), password, name });
  };
  return { people, passwords, signUp, tokenIn };
};

/** People with passwords under one policy. */
export const openPeopleWorld = async (policy: PolicyDefinition): Promise<PeopleWorld> => {
  const stores = await openAccountStores(policy);
  const { clock, web, worker, admin, vault } = stores;
  const jobs = await createJobSender({ url: stores.webUrl, applicationName: 'test', onTrouble: () => undefined });
  const registry = openRegistry({ web: web.kysely, worker: worker.kysely, vault, clock, jobs, policy });
  return {
    ...registry,
    clock,
    web,
    worker,
    admin,
    vault,
    jobs,
    workerUrl: stores.workerUrl,
    statements: stores.statements,
    close: async () => {
      await jobs.close();
      await stores.close();
    },
  };
};
