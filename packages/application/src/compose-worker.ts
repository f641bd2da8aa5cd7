import { sweepSessions } from '@candid/accounts';
import type { WorkerConfig } from '@candid/config';
import { announcePresence, bindPolicy, checkDataMap, checkDeclared, createListener, type Db } from '@candid/db';
import { createEgress } from '@candid/egress';
import {
  CANCEL_CHANNEL,
  createDecoder,
  createOpenAIClient,
  createOpenAIModerator,
  createOpenAIProvider,
  imageModels,
  runGeneration,
  sweepOrphans,
  systemTimers,
  tidyUp,
  type CrashPoint,
  type WorkContext,
} from '@candid/imaging';
import { createJobRunner, type JobRunner } from '@candid/jobs';
import { AppError, duration, type Clock, type GenerationId } from '@candid/kernel';
import type { ProgramParts } from './compose-web.ts';
import { reportIsolation } from './report-isolation.ts';
import { imagingRules } from './rules.ts';
import { sweepVisits } from './visits/sweep-visits.ts';
import { endsWithSession } from './visits/visits.ts';
import { openStores, revealKeys } from './stores.ts';

/** Silence after which a moderation counts as down; it answers in a second or two. */
const MODERATION_SILENCE = duration.seconds(30);
/** Between two rounds of tidying up: a file and its key are gone well within the 60 s that are promised (OH-06). */
export const TIDY_EVERY = duration.seconds(15);
const ORPHANS_EVERY = duration.minutes(10);
const MASTER_KEY_EVERY = duration.hours(1);
/** Time to clean up after calls that were given up at the end of the process. */
const CLEANING_GRACE = duration.seconds(3);
/** Pictures made at once by one process: it waits for the provider most of the time. */
const CONCURRENCY = 8;

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
  readonly reach: (point: CrashPoint) => void;
  /** Ends the process: another worker may have taken this one for dead. */
  readonly onPresenceLost: () => void;
}

const openEgress = ({ config, policy, logger }: WorkerParts) => {
  const { origin } = new URL(config.openai.baseUrl);
  const roles = ['image-generation', 'moderation'] as const;
  return createEgress({
    recipients: policy.recipients,
    addresses: roles
      .filter((role) => policy.recipients.some((recipient) => recipient.role === role))
      .map((role) => ({ role, origin })),
    onRefused: (host) => logger.error('egress.denied', { name: host }),
  });
};

/** Breaks a running generation off, when its owner cancels it or the worker has to end: the queue's own signal also fires when a job simply ends. */
const createCancellations = () => {
  const running = new Map<string, AbortController>();
  return {
    cancel: (id: string) => running.get(id)?.abort(new AppError('cancelled')),
    /** Nobody will see what becomes of these calls. */
    abandonAll: () => running.forEach((controller) => controller.abort(new AppError('outcome_unknown'))),
    run: async (id: GenerationId, job: (signal: AbortSignal) => Promise<void>): Promise<void> => {
      const controller = new AbortController();
      running.set(id, controller);
      try {
        await job(controller.signal);
      } finally {
        running.delete(id);
      }
    },
  };
};

/** Says how the last round went, for the console and the evidence page: `residue` null means it could not be counted. */
const recordRun = async (
  db: Db,
  { name, clock, residue }: { name: string; clock: Clock; residue: number | null },
): Promise<void> => {
  const run = { last_run_at: clock.now(), residue };
  await db
    .insertInto('maintenance_run')
    .values({ name, ...run })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(run))
    .execute();
};

/** Runs something again and again until stopped, never twice at once. */
const repeat = (every: number, round: () => Promise<void>): { stop(): Promise<void> } => {
  let stopped = false;
  let cancel: () => void = () => undefined;
  const loop = async (): Promise<void> => {
    while (!stopped) {
      await round();
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const off = systemTimers().after(every, resolve);
        cancel = () => (off(), resolve());
      });
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
};

const tidying = (parts: WorkerParts, context: WorkContext) => {
  const { clock, logger } = parts;
  const round = (name: string, work: () => Promise<number | null>) => async (): Promise<void> => {
    try {
      const residue = await work();
      await recordRun(context.db, { name, clock, residue });
      logger.debug('sweep.finished', { name, ...(residue !== null && { residue }) });
      if (residue !== 0) logger.warn('sweep.failed', { name, ...(residue !== null && { residue }) });
    } catch (error) {
      logger.error('sweep.failed', { name }, error);
    }
  };
  return [
    repeat(
      TIDY_EVERY,
      round('generations', () => tidyUp(context)),
    ),
    ...(endsWithSession(parts.policy)
      ? [
          repeat(
            TIDY_EVERY,
            round('visits', () => sweepVisits(context, parts.policy.sessions)),
          ),
        ]
      : []),
    repeat(
      TIDY_EVERY * 4,
      round('sessions', () => sweepSessions({ ...context, rules: parts.policy.sessions })),
    ),
    repeat(
      ORPHANS_EVERY,
      round('orphaned-files', async () => {
        await sweepOrphans(context);
        return 0;
      }),
    ),
    // A new master key is taken up by restarting the programs with it; what the former one wrapped follows here.
    repeat(
      MASTER_KEY_EVERY,
      round('master-key', async () => {
        await context.vault.rotateMaster();
        return 0;
      }),
    ),
  ];
};

const takeJobs = async (parts: WorkerParts, { context, jobs }: { context: WorkContext; jobs: JobRunner }) => {
  const cancellations = createCancellations();
  const listener = await createListener({
    url: parts.config.databaseUrl.reveal(),
    channels: [CANCEL_CHANNEL],
    onError: () => parts.logger.warn('listener.lost', { name: CANCEL_CHANNEL }),
  });
  listener.subscribe(CANCEL_CHANNEL, (heard) => heard.kind === 'notified' && cancellations.cancel(heard.payload));
  await jobs.handle('run-generation', { concurrency: CONCURRENCY }, ({ generationId }) =>
    cancellations.run(generationId as GenerationId, async (signal) => {
      parts.logger.debug('job.started', { job: 'run-generation' });
      await runGeneration(context, { generationId: generationId as GenerationId, signal });
      parts.logger.debug('job.finished', { job: 'run-generation' });
    }),
  );
  return { cancellations, listener };
};

/**
 * Connects the worker's parts.
 * @throws AppError `policy_mismatch` or `data_map_drift` when the database is not what this program was built for, `policy_invalid` when
 * the policy does not declare what is stored
 */
export const composeWorker = async (parts: WorkerParts): Promise<WorkerServices> => {
  const { config, policy, clock, logger } = parts;
  checkDeclared(policy);
  const databaseUrl = config.databaseUrl.reveal();
  const stores = openStores({
    databaseUrl,
    keyringUrl: config.keyringUrl.reveal(),
    masterKeys: revealKeys(config.masterKeys),
    blobDir: config.blobDir,
    applicationName: 'candid-worker',
    connections: CONCURRENCY + 4,
    clock,
    onIdleError: () => logger.warn('listener.lost', { name: 'pool' }),
  });
  const db = stores.database.kysely;
  await bindPolicy(stores.database.pool, { policyId: policy.id, policyVersion: policy.version, clock });
  await checkDataMap(db);
  const { apiKey, baseUrl } = config.openai;
  const client = createOpenAIClient({ apiKey: apiKey.reveal(), baseUrl, fetch: openEgress(parts).fetch });
  const timers = systemTimers();
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
    onTrouble: (code) => logger.warn('job.failed', { name: code }),
  });
  const context: WorkContext = {
    db,
    vault: stores.vault,
    clock,
    models: imageModels,
    rules: imagingRules(policy, config.dailySpendCapMicroUsd),
    jobs,
    provider: createOpenAIProvider(client, { timers, silence: config.providerSilence }),
    decoder,
    moderator: createOpenAIModerator(client, { timers, silence: MODERATION_SILENCE }),
    instance: presence.instance,
    inHand: new Set(),
    stopping: stopping.signal,
    reach: parts.reach,
    report: (error) => logger.error('job.failed', { job: 'run-generation' }, error),
  };
  let taken: Awaited<ReturnType<typeof takeJobs>> | null = null;
  let sweeps: ReturnType<typeof tidying> = [];
  return {
    start: async () => {
      taken = await takeJobs(parts, { context, jobs });
      sweeps = tidying(parts, context);
    },
    probe: stores.probe,
    close: async () => {
      stopping.abort();
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
      const callOff = timers.after(config.shutdownGrace, () => taken?.cancellations.abandonAll());
      await jobs.close();
      callOff();
      await decoder.close();
      await taken?.listener.close();
      await presence.close();
      await stores.close();
    },
  };
};
