import { env, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describeConfigError, loadConsoleConfig } from '@candid/config';
import { startConsole } from './src/start-console.ts';

const readConfig = () => {
  try {
    return loadConsoleConfig(env);
  } catch (error) {
    stderr.write(`${describeConfigError(error)}\n`);
    return exit(1);
  }
};

const stop = await startConsole(readConfig(), fileURLToPath(new URL('.', import.meta.url)), env['NODE_ENV'] === 'development');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
