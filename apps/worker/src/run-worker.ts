import { exit, stderr } from 'node:process';
import { describeConfigError, describeFailure, loadWorkerConfig } from '@candid/config';
import type { Clock } from '@candid/kernel';
import { openWorker } from './start-worker.ts';

const refuse = (line: string): never => {
  stderr.write(`${line}\n`);
  return exit(1);
};

const readConfig = (env: NodeJS.ProcessEnv) => {
  try {
    return loadWorkerConfig(env);
  } catch (error) {
    return refuse(describeConfigError(error) ?? String(error));
  }
};

/** Runs the worker in this process until a signal ends it. What it cannot start with is one line on standard error. */
export const runWorker = async (env: NodeJS.ProcessEnv, clock: Clock): Promise<void> => {
  const config = readConfig(env);
  // Before the first job nothing is in hand, and the quickest end is a clean one.
  let end: () => void = () => exit(0);
  const endOnce = (): void => {
    end();
    end = () => undefined;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, endOnce);
  try {
    const worker = await openWorker(config, clock);
    const started = worker.start();
    end = () => void started.then(() => worker.stop());
    await started;
  } catch (error) {
    const failure = describeFailure(error);
    if (failure !== null) refuse(failure);
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      refuse(`Port ${config.workerPort} is in use. Set WORKER_PORT to a free one.`);
    throw error;
  }
};
