import { loadWorkerConfig, type OpenAIConfig } from '@candid/config';
import { announcePresence, createDatabase, createListener } from '@candid/db';
import { mainTemplate } from '@candid/db/testing';
import { createEgress } from '@candid/egress';
import {
  createDecoder,
  createOpenAIClient,
  createOpenAIModerator,
  createOpenAIProvider,
  GENERATION_CHANNEL,
  imageModels,
  submitGeneration,
  systemTimers,
  type Decoder,
  type ImagingRules,
  type SubmissionContext,
  type SubmissionInput,
  type Timers,
  type WorkContext,
} from '@candid/imaging';
import { createJobSender, installQueues } from '@candid/jobs';
import { newId, type Clock, type GenerationId, type SubjectId } from '@candid/kernel';
import { policies, type PolicyDefinition } from '@candid/policy';
import { startSandbox, type PacingSettings, type RunningSandbox } from '@candid/sandbox';
import { createTestDatabase, freePort, quickFolder } from '@candid/testkit';
import { createFileBlobs, createPostgresKeyring, createVault, type Vault } from '@candid/vault';
import { keyringTemplate } from '@candid/vault/testing';
import pg from 'pg';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { imagingRules } from '../rules.ts';
import { openStores, revealKeys } from '../stores.ts';

const API_KEY = 'sandbox-key';
/** Stand-ins for the waits of the worker: a test that needs them to pass brings its own timers. */
const SILENCE = 240_000;

export interface WorldOptions {
  readonly clock: Clock;
  /** One that several worlds share; each has its own when left out. */
  readonly decoder?: Decoder;
  /** The policy in force; `one-hour` when left out. */
  readonly policy?: PolicyDefinition;
  readonly rules?: Partial<ImagingRules>;
  /** What the stand-in paints; `plain` when left out. */
  readonly pictures?: PacingSettings['pictures'];
}

/** The environment of a real worker, and nothing of ours. */
const environmentOf = async (world: {
  urls: { worker: string; keyring: string };
  blobDir: string;
  masterKey: string;
  sandbox: RunningSandbox;
  policy: PolicyDefinition;
}): Promise<Record<string, string>> => ({
  POLICY: world.policy.id,
  ORIGIN: 'http://localhost:3000',
  CONSOLE_ORIGIN: 'http://console.localhost:3001',
  LOG_LEVEL: 'debug',
  HOST: '127.0.0.1',
  WORKER_PORT: String(await freePort()),
  DATABASE_URL: world.urls.worker,
  KEYRING_URL: world.urls.keyring,
  MASTER_KEYS: world.masterKey,
  BLOB_DIR: world.blobDir,
  OPENAI_API_KEY: API_KEY,
  OPENAI_BASE_URL: `${world.sandbox.url}/v1`,
  SMTP_URL: `smtp://127.0.0.1:${world.sandbox.smtpPort}`,
  MAIL_FROM: 'Candid <post@images.example.org>',
});

/** Reads again after each notification until there is an answer. */
const createWaiting = async (url: string) => {
  let heard = 0;
  let wake: () => void = () => undefined;
  const listener = await createListener({ url, channels: [GENERATION_CHANNEL], onError: () => undefined });
  listener.subscribe(GENERATION_CHANNEL, () => {
    heard += 1;
    wake();
  });
  const until = async <T>(read: () => Promise<T | null>): Promise<T> => {
    for (;;) {
      const before = heard;
      const found = await read();
      if (found !== null) return found;
      if (heard === before) await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return { until, close: () => listener.close() };
};

const submissionOf = (changes: Partial<SubmissionInput>): SubmissionInput => ({
  clientKey: randomUUID(),
  intent: 'generate',
  prompt: 'a red boat on a lake',
  model: 'gpt-image-2',
  quality: 'low',
  ratio: '1:1',
  resolution: 'standard',
  count: 1,
  background: 'auto',
  outputFormat: 'png',
  references: [],
  ...changes,
});

/** A client of the stand-in as the worker has it: the official SDK, through the way out of the program. */
const openProvider = (
  { openai, policy }: { openai: OpenAIConfig; policy: PolicyDefinition },
  { timers, silence }: { timers: Timers; silence: number },
) => {
  const { origin } = new URL(openai.baseUrl);
  const egress = createEgress({
    recipients: policy.recipients,
    addresses: (['image-generation', 'moderation'] as const)
      .filter((role) => policy.recipients.some((recipient) => recipient.role === role))
      .map((role) => ({ role, origin })),
    onRefused: () => undefined,
  });
  const client = createOpenAIClient({
    apiKey: openai.apiKey.reveal(),
    baseUrl: openai.baseUrl,
    fetch: egress.fetch,
  });
  return {
    provider: createOpenAIProvider(client, { timers, silence }),
    moderator: createOpenAIModerator(client, { timers, silence }),
  };
};

const openDatabases = async (clock: Clock, policy: PolicyDefinition) => {
  const name = `imaging_${policy.id.replaceAll('-', '_')}`;
  const main = await createTestDatabase(mainTemplate({ clock, name, queue: installQueues, policy }));
  const keys = await createTestDatabase(keyringTemplate({ clock }));
  const database = createDatabase({ url: main.urls.admin, applicationName: 'test-admin', max: 4 });
  const keyring = createDatabase<Record<string, Record<string, unknown>>>({
    url: keys.urls.admin,
    applicationName: 'test-admin',
    max: 2,
  });
  return { main, keys, database, keyring };
};

/**
 * Everything between a submission and its picture, for real: both databases, queue, vault, decoder, SDK, and the provider's stand-in.
 * `close` it when done.
 */
export const openImagingWorld = async (options: WorldOptions) => {
  const { clock, decoder: shared, rules: changedRules, pictures = 'plain', policy = policies['one-hour'] } = options;
  const { main, keys, database, keyring } = await openDatabases(clock, policy);
  const folder = await mkdtemp(join(await quickFolder(), 'candid-world-'));
  const blobDir = join(folder, 'blobs');
  const sandbox = await startSandbox({ port: 0, apiKey: API_KEY, pacing: { mode: 'instant', pictures } });
  const urls = { web: main.urls.web, worker: main.urls.worker, keyring: keys.urls.keyring };
  const masterKey = `test:${randomBytes(32).toString('base64')}`;
  const env = await environmentOf({ urls, blobDir, masterKey, sandbox, policy });
  const loaded = loadWorkerConfig(env);
  if (loaded.openai === null) throw new Error('the world has a provider');
  const config = { ...loaded, openai: loaded.openai };
  const open = (databaseUrl: string, applicationName: string) =>
    openStores({
      databaseUrl,
      keyringUrl: urls.keyring,
      masterKeys: revealKeys(config.masterKeys),
      blobDir,
      applicationName,
      connections: 12,
      clock,
      onIdleError: () => undefined,
    });
  const web = open(urls.web, 'test-web');
  const worker = open(urls.worker, 'test-worker');
  const queue = { applicationName: 'test-jobs', onTrouble: () => undefined };
  const senders = {
    web: await createJobSender({ ...queue, url: urls.web }),
    worker: await createJobSender({ ...queue, url: urls.worker }),
  };
  const decoder = shared ?? createDecoder();
  const keyringPool = new pg.Pool({ connectionString: urls.keyring, max: 4 });
  const vaultAt = (at: Clock, dir = blobDir): Vault =>
    createVault({
      keyring: createPostgresKeyring({ pool: keyringPool }),
      blobs: createFileBlobs({ dir }),
      masterKeys: revealKeys(config.masterKeys),
      clock: at,
    });
  const inHand = new Set<GenerationId>();
  const presence = await announcePresence({ url: urls.worker, onLost: () => undefined });
  const waiting = await createWaiting(urls.web);
  const rules: ImagingRules = { ...imagingRules(policy, 25_000_000), ...changedRules };
  const shell = { clock, models: imageModels, rules };
  const submission: SubmissionContext = {
    ...shell,
    db: web.database.kysely,
    vault: web.vault,
    jobs: senders.web,
    decoder,
  };

  return {
    policy,
    sandbox,
    blobDir,
    folder,
    env,
    config,
    urls: { ...urls, admin: main.urls.admin, keyringAdmin: keys.urls.admin },
    /** As a superuser: what no program may see or do. */
    database: database,
    keyring,
    submission,
    /** The vault at another time, or over a copy of the files; the keyring is the living one. */
    vaultAt,
    until: waiting.until,
    startSubject: async (
      state: 'open' | 'restricted' | 'erased' = 'open',
      kind: 'anonymous' | 'account' = 'anonymous',
    ): Promise<SubjectId> => {
      const id = newId<'subject'>();
      const now = clock.now();
      await database.kysely.insertInto('subject').values({ id, kind, state, created_at: now, last_seen_at: now }).execute();
      return id;
    },
    /** A form that is fine, with `changes`. */
    form: submissionOf,
    submit: (subjectId: SubjectId, changes: Partial<SubmissionInput> = {}): Promise<GenerationId[]> =>
      submitGeneration(submission, { subjectId, input: submissionOf(changes) }),
    /** What the worker works with; `changes` replace parts of it, and another clock is the vault's too. */
    work: ({
      timers = systemTimers(),
      silence = SILENCE,
      ...changes
    }: Partial<WorkContext> & { timers?: Timers; silence?: number } = {}): WorkContext => ({
      ...shell,
      db: worker.database.kysely,
      vault: changes.clock ? vaultAt(changes.clock) : worker.vault,
      jobs: senders.worker,
      ...openProvider({ openai: config.openai, policy }, { timers, silence }),
      decoder,
      instance: presence.instance,
      inHand,
      stopping: new AbortController().signal,
      reach: () => undefined,
      report: (error) => {
        throw error;
      },
      ...changes,
    }),
    /** Waits, by notifications, until all of these have ended. */
    whenEnded: (ids: readonly GenerationId[]) =>
      waiting.until(async () => {
        const rows = await database.kysely
          .selectFrom('generation')
          .selectAll()
          .where('id', 'in', ids)
          .orderBy('position')
          .execute();
        return rows.length === ids.length && rows.every(({ ended_at }) => ended_at !== null) ? rows : null;
      }),
    close: async (): Promise<void> => {
      await waiting.close();
      await presence.close();
      await senders.web.close();
      await senders.worker.close();
      if (!shared) await decoder.close();
      await Promise.all([web.close(), worker.close(), database.destroy(), keyring.destroy(), keyringPool.end()]);
      await sandbox.close();
      await main.drop();
      await keys.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type ImagingWorld = Awaited<ReturnType<typeof openImagingWorld>>;
