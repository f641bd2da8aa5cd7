import { composeWorker } from '@candid/application';
import type { WorkerConfig } from '@candid/config';
import type { Clock } from '@candid/kernel';
import { loadNextPolicy, loadPolicy } from '@candid/policy';
import { createLogger, guardProcess } from '@candid/telemetry';
import { listenForHealth } from './health.ts';

/** Ends the process at the crash point of a test as a power cut would; does nothing when there is none. */
const crashAt = (wanted: string | null) => (point: string) => {
  if (point === wanted) process.kill(process.pid, 'SIGKILL');
};

export interface Worker {
  /** Begins to take jobs. */
  start(): Promise<void>;
  /** Ends what `start` began, as gently as the configured grace allows. */
  stop(): Promise<void>;
}

/** Connects the worker; nothing is in its hands before `start`. */
export const openWorker = async (config: WorkerConfig, clock: Clock): Promise<Worker> => {
  const logger = createLogger({ program: 'worker', level: config.logLevel, clock });
  logger.info('program.starting');
  guardProcess(logger);
  const policy = await loadPolicy(config.policy);
  const next = await loadNextPolicy(config.nextPolicy, policy);
  const services = await composeWorker({
    config,
    policy,
    next,
    clock,
    logger,
    reach: crashAt(config.crashPoint),
    onPresenceLost: () => {
      logger.error('program.failed', { name: 'presence-lost' });
      // Another worker may end what is in hand here: the quickest end is the safest.
      process.exit(1);
    },
  });
  const health = await listenForHealth({ host: config.host, port: config.workerPort, probe: services.probe });
  return {
    start: async () => {
      await services.start();
      health.begin();
      logger.info('program.ready', { port: config.workerPort });
    },
    stop: async () => {
      logger.info('program.stopping');
      await health.close();
      await services.close();
      logger.info('program.stopped');
    },
  };
};
