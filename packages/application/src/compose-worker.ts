import type { OpenAIConfig, WorkerConfig } from '@candid/config';
import { announcePresence, bindPolicy, checkDataMap, checkDeclared, readonlyDatabase, type Db } from '@candid/db';
import { createEgress, type Egress } from '@candid/egress';
import { createDecoder, imageModels, systemTimers, type CrashPoint, type Decoder, type KeepingContext } from '@candid/imaging';
import { createJobRunner, type JobRunner } from '@candid/jobs';
import { duration } from '@candid/kernel';
import { awaitRecordedTime, checkKept } from '@candid/privacy';
import { pause } from './pause.ts';
import { hostWord } from '@candid/telemetry';
import type { AnnouncingCrashPoint, IssueCrashPoint } from '@candid/announcing';
import type { MailCrashPoint } from '@candid/mail';
import type { RunningLmtp, SupportCrashPoint } from '@candid/support';
import { startSupportMail } from './support-mail.ts';
import { createBounceList, createRefusalList } from './announcing/bounce-list.ts';
import { createTellingRound, TELLING_EVERY } from './announcing/telling.ts';
import { repeat } from './repeat.ts';
import { assertMailReady, createDelivery, mailSockets, takeLetters } from './letters.ts';
import type { ProgramParts } from './compose-web.ts';
import { CONCURRENCY, openProvider, providerOf, takePictures, type PictureMaking } from './picture-making.ts';
import { reportIsolation } from './report-isolation.ts';
import { bindKinds, keptKinds } from './retention/index.ts';
import { startSweeping } from './retention/sweeping.ts';
import { imagingRules } from './rules.ts';
import { openStores, revealKeys } from './stores.ts';

/** Time to clean up after calls that were given up at the end of the process. */
const CLEANING_GRACE = duration.seconds(3);
/** A sweep that cannot go on for this long fails, is told, and is tried again at the next round. */
const PATIENCE = duration.seconds(20);

export interface WorkerServices {
  /** Begins to take jobs and to tidy up. */
  start(): Promise<void>;
  probe(): Promise<void>;
  /**
   * Stops taking jobs and closes every connection. What was not sent to the provider goes back to the queue at once; calls under way
   * may end within the configured grace, and are given up as unknown after it.
   */
  close(): Promise<void>;
}

export interface WorkerParts extends ProgramParts<WorkerConfig> {
  readonly reach: (point: CrashPoint | MailCrashPoint | SupportCrashPoint | AnnouncingCrashPoint | IssueCrashPoint) => void;
  /** Ends the process: another worker may have taken this one for dead. */
  readonly onPresenceLost: () => void;
}

const openEgress = ({ config, policy, logger }: WorkerParts, provider: OpenAIConfig | null) => {
  const roles = ['image-generation', 'moderation'] as const;
  const called = roles.filter((role) => policy.recipients.some((recipient) => recipient.role === role));
  return createEgress({
    recipients: policy.recipients,
    addresses: provider === null ? [] : called.map((role) => ({ role, origin: new URL(provider.baseUrl).origin })),
    sockets: mailSockets(config, policy),
    onRefused: (host) => logger.error('egress.denied', { name: hostWord(host) }),
  });
};

const storesOf = ({ config, clock, logger }: WorkerParts) => ({
  databaseUrl: config.databaseUrl.reveal(),
  keyringUrl: config.keyringUrl.reveal(),
  masterKeys: revealKeys(config.masterKeys),
  blobDir: config.blobDir,
  clock,
  onIdleError: () => logger.warn('listener.lost', { name: 'pool' }),
});

/** The retention engine, over connections of its own: it waits behind nobody for long, and nobody waits behind it. */
const sweepAllKinds = (parts: WorkerParts, context: KeepingContext): { stop(): Promise<void> } => {
  const { policy, clock, logger } = parts;
  const stores = openStores({ ...storesOf(parts), applicationName: 'candid-retention', connections: 4, patience: PATIENCE });
  const work: KeepingContext = { ...context, db: stores.database.kysely, vault: stores.vault };
  const sweeping = startSweeping({ db: work.db, clock, logger }, bindKinds({ policy, work, logDir: parts.config.logDir }));
  return {
    stop: async () => {
      await sweeping.stop();
      await stores.close();
    },
  };
};

/** Takes letters to support from the mail server, where one is set up. */
const takeMails = (
  parts: WorkerParts,
  { context, decoder }: { readonly context: KeepingContext; readonly decoder: Decoder },
): Promise<RunningLmtp | null> => {
  const { config, policy, logger, reach } = parts;
  const { db, vault, clock, jobs } = context;
  const { office, lmtp, mail, origin } = config;
  const suppress = createBounceList({ db, clock }, policy);
  return startSupportMail(
    {
      db,
      vault,
      clock,
      jobs,
      decoder,
      office,
      lmtp,
      mail,
      origin,
      reach,
      bouncedAddress: async (hash) => {
        logger.warn('mail.bounced');
        await suppress(hash);
      },
      onTrouble: (error) => logger.error('job.failed', { name: 'take-mail' }, error),
    },
    policy,
  );
};

/** Hands letters over, where a mail server is set up. */
const sendLetters = async (
  { config: { mail, origin, operator }, policy, next = null, logger, reach }: WorkerParts,
  { context, egress, jobs }: { readonly context: KeepingContext; readonly egress: Egress; readonly jobs: JobRunner },
): Promise<void> => {
  if (!mail) {
    if (policy.recipients.some(({ role }) => role === 'mail')) logger.warn('mail.unset');
    return;
  }
  const suppress = createRefusalList(context, policy);
  const noMailbox = async (address: string): Promise<void> => {
    logger.warn('mail.bounced');
    await suppress(address);
  };
  await takeLetters(jobs, createDelivery({ ...context, egress, mail, origin, operator, reach, noMailbox, policy, next }));
};

/** Looks again and again for people who have not been told of a changed policy. */
const tellPeople = (parts: WorkerParts, stores: { readonly db: Db; readonly jobs: JobRunner }): { stop(): Promise<void> } => {
  const { config, policy, next = null, clock, logger, reach } = parts;
  const round = createTellingRound({ ...stores, policy, next, clock, hasMail: config.mail !== null, reach });
  return repeat(TELLING_EVERY, () => round().catch((error: unknown) => logger.error('job.failed', { name: 'telling' }, error)));
};

/**
 * Connects the worker's parts.
 * @throws AppError `policy_mismatch` or `data_map_drift` when the database is not what this program was built for, `policy_invalid` when
 * the policy does not declare what is stored
 */
export const composeWorker = async (parts: WorkerParts): Promise<WorkerServices> => {
  const { config, policy, clock, logger } = parts;
  checkDeclared(policy);
  checkKept(policy, keptKinds);
  assertMailReady(config, policy);
  const provider = providerOf(config, policy);
  const databaseUrl = config.databaseUrl.reveal();
  const stores = openStores({ ...storesOf(parts), applicationName: 'candid-worker', connections: CONCURRENCY + 4 });
  const db = stores.database.kysely;
  await bindPolicy(stores.database.pool, { policyId: policy.id, policyVersion: policy.version, clock });
  await checkDataMap(db);
  await awaitRecordedTime(readonlyDatabase(db), { clock, wait: pause });
  const egress = openEgress(parts, provider);
  const stopping = new AbortController();
  const decoder = createDecoder();
  // Not waited for: trying each wall takes as long as starting a program.
  void decoder.capabilities().then((report) => reportIsolation(report, logger));
  const presence = await announcePresence({ url: databaseUrl, onLost: parts.onPresenceLost });
  const jobs = await createJobRunner({
    url: databaseUrl,
    applicationName: 'candid-worker-jobs',
    connections: CONCURRENCY,
    closeWithin: config.shutdownGrace + CLEANING_GRACE,
    onTrouble: (name, error) => logger.warn('job.failed', { name }, error),
  });
  const context: KeepingContext = {
    db,
    vault: stores.vault,
    clock,
    models: imageModels,
    rules: imagingRules(policy, config.dailySpendCapMicroUsd),
    jobs,
    instance: presence.instance,
    inHand: new Set(),
    stopping: stopping.signal,
    reach: parts.reach,
    report: (error) => logger.error('job.failed', { job: 'run-generation' }, error),
  };
  let making: PictureMaking | null = null;
  let sweeping: ReturnType<typeof sweepAllKinds> | null = null;
  let mailing: RunningLmtp | null = null;
  let telling: ReturnType<typeof tellPeople> | null = null;
  return {
    start: async () => {
      if (provider !== null) {
        const makers = openProvider(provider, { egress, silence: config.providerSilence });
        making = await takePictures({ context: { ...context, ...makers, decoder }, jobs, logger, databaseUrl });
      }
      await sendLetters(parts, { context, egress, jobs });
      mailing = await takeMails(parts, { context, decoder });
      telling = tellPeople(parts, { db, jobs });
      sweeping = sweepAllKinds(parts, context);
    },
    probe: stores.probe,
    close: async () => {
      stopping.abort();
      await mailing?.close();
      await telling?.stop();
      await sweeping?.stop();
      const callOff = systemTimers().after(config.shutdownGrace, () => making?.abandonAll());
      await jobs.close();
      callOff();
      await decoder.close();
      await making?.close();
      await presence.close();
      await stores.close();
    },
  };
};
