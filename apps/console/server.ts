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

const config = readConfig();
try {
  const stop = await startConsole(config, fileURLToPath(new URL('.', import.meta.url)), env['NODE_ENV'] === 'development');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  stderr.write(`Port ${config.consolePort} is in use. Set CONSOLE_PORT and CONSOLE_ORIGIN to a free one.\n`);
  exit(1);
}
