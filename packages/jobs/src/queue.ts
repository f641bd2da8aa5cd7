import { isAppError, type Milliseconds, type ErrorCode } from '@candid/kernel';
import { fromKysely, PgBoss, type ConstructorOptions } from 'pg-boss';
import { jobCatalogue, QUEUE_SCHEMA, type JobName, type JobPayload } from './catalogue.ts';

/** What enqueueing needs of a Kysely transaction. */
export type QueueTransaction = Parameters<typeof fromKysely>[0];

/** Puts jobs into the queue, inside the transaction that makes them necessary (architecture, invariant 6). */
export interface JobSender {
  enqueue<N extends JobName>(tx: QueueTransaction, name: N, payload: JobPayload<N>): Promise<void>;
  close(): Promise<void>;
}

export interface JobHandling {
  /** How many jobs of this kind run at once in this process. */
  readonly concurrency: number;
}

export type JobHandler<N extends JobName> = (payload: JobPayload<N>, signal: AbortSignal) => Promise<void>;

/** Also takes jobs out of the queue. */
export interface JobRunner extends JobSender {
  handle<N extends JobName>(name: N, handling: JobHandling, handler: JobHandler<N>): Promise<void>;
  /** Takes no more jobs, and waits for the handlers at work: in the end, after `closeWithin`, their jobs go back to the queue. */
  close(): Promise<void>;
}

interface QueueOptions {
  readonly url: string;
  readonly applicationName: string;
  /** Hears of trouble in the queue's own upkeep. */
  readonly onTrouble: (code: ErrorCode | 'queue_warning', error?: unknown) => void;
}

const codeOf = (error: unknown): string => (isAppError(error) ? error.code : error instanceof Error ? error.name : 'unknown');

/** @param onNotified takes the place of what pg-boss does when it hears of a job */
const startBoss = async (
  options: QueueOptions,
  settings: ConstructorOptions,
  onNotified: ((queue: string) => void) | null,
): Promise<PgBoss> => {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: options.applicationName,
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    ...settings,
  });
  boss.on('error', (error) => options.onTrouble(isAppError(error) ? error.code : 'internal', error));
  boss.on('warning', () => options.onTrouble('queue_warning'));
  const db = boss.getDb();
  const listen = db.listen?.bind(db);
  if (onNotified && listen) db.listen = (channel, _wakeAll, onReconnect) => listen(channel, onNotified, onReconnect);
  await boss.start();
  return boss;
};

const senderOf =
  (boss: PgBoss): JobSender['enqueue'] =>
  async (tx, name, payload) => {
    await boss.send(name, jobCatalogue[name].payload.parse(payload), { db: fromKysely(tx) });
  };

/** The queue as the web program holds it: it can send and nothing else. */
export const createJobSender = async (options: QueueOptions): Promise<JobSender> => {
  const boss = await startBoss(options, { max: 1, supervise: false }, null);
  return { enqueue: senderOf(boss), close: () => boss.stop({ graceful: false }) };
};

/** A failure as the queue's tables may keep it: pg-boss stores message and stack of what a handler throws, so neither says anything. */
class JobFailure extends Error {
  override readonly name = 'JobFailure';
  constructor(code: string) {
    super(code);
    delete this.stack;
  }
}

/** One fetcher of a queue. */
interface Lane {
  readonly name: JobName;
  id: string;
  busy: boolean;
}

/**
 * The queue as the worker holds it. Each lane fetches one job, and looks again at once when it has finished: a backlog drains
 * without waiting for a poll or another NOTIFY. A NOTIFY wakes one idle lane, and a lane that got a job wakes the next: were all of
 * them woken, as pg-boss would, the one that gets the job would wait for the others' empty fetches.
 */
export const createJobRunner = async (
  options: QueueOptions & { readonly connections: number; readonly closeWithin: Milliseconds },
): Promise<JobRunner> => {
  const lanes: Lane[] = [];
  const wakeNext = (name: string): void => {
    const idle = lanes.find((lane) => lane.name === name && !lane.busy);
    if (idle) boss.notifyWorker(idle.id);
  };
  const boss = await startBoss(
    options,
    {
      max: options.connections,
      supervise: true,
      superviseIntervalSeconds: 10,
      maintenanceIntervalSeconds: 60,
      monitorIntervalSeconds: 10,
      useListenNotify: true,
    },
    wakeNext,
  );

  const openLane = async <N extends JobName>(name: N, handler: JobHandler<N>): Promise<void> => {
    const lane: Lane = { name, id: '', busy: false };
    lane.id = await boss.work<JobPayload<N>>(
      name,
      { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 },
      async ([job]) => {
        if (!job) return;
        lane.busy = true;
        wakeNext(name);
        try {
          await handler(jobCatalogue[name].payload.parse(job.data) as JobPayload<N>, job.signal);
        } catch (error) {
          throw new JobFailure(codeOf(error));
        } finally {
          lane.busy = false;
          boss.notifyWorker(lane.id);
        }
      },
    );
    lanes.push(lane);
  };

  return {
    enqueue: senderOf(boss),
    handle: async (name, { concurrency }, handler) => {
      for (let lane = 0; lane < concurrency; lane += 1) await openLane(name, handler);
    },
    close: () => boss.stop({ graceful: true, timeout: options.closeWithin }),
  };
};
