import { env, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describeConfigError, loadWebConfig } from '@candid/config';
import { isAppError, systemClock } from '@candid/kernel';
import { systemTimers } from '@candid/remix-kit';
import { startWeb } from './src/start-web.ts';

const refuse = (line: string): never => {
  stderr.write(`${line}\n`);
  return exit(1);
};

const readConfig = () => {
  try {
    return loadWebConfig(env);
  } catch (error) {
    return refuse(describeConfigError(error) ?? String(error));
  }
};

const config = readConfig();
try {
  const { stop } = await startWeb({
    config,
    root: fileURLToPath(new URL('.', import.meta.url)),
    development: env['NODE_ENV'] === 'development',
    clock: systemClock(),
    timers: systemTimers(),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
} catch (error) {
  const misconfigured = describeConfigError(error);
  if (misconfigured !== null) refuse(misconfigured);
  if (isAppError(error)) refuse(`${error.code}: ${Object.values(error.detail).join(' ')}`);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    refuse(`Port ${config.port} is in use. Set PORT to a free one.`);
  throw error;
}
