import { env, exit, stderr } from 'node:process';
import { describeConfigError, loadWorkerConfig } from '@candid/config';
import { isAppError } from '@candid/kernel';
import { startWorker } from './start-worker.ts';

const refuse = (line: string): never => {
  stderr.write(`${line}\n`);
  return exit(1);
};

const readConfig = () => {
  try {
    return loadWorkerConfig(env);
  } catch (error) {
    return refuse(describeConfigError(error) ?? String(error));
  }
};

const config = readConfig();
try {
  const stop = await startWorker(config);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
} catch (error) {
  if (isAppError(error)) refuse(`${error.code}: ${Object.values(error.detail).join(' ')}`);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    refuse(`Port ${config.workerPort} is in use. Set WORKER_PORT to a free one.`);
  throw error;
}
