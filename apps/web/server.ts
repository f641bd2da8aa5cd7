import { env, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describeConfigError, describeFailure, loadWebConfig, loadWebSiteConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { loadNextPolicy, loadPolicy } from '@candid/policy';
import { systemTimers } from '@candid/remix-kit';
import { startOnDevice } from './src/start-on-device.ts';
import { startWeb } from './src/start-web.ts';

const refuse = (line: string): never => {
  stderr.write(`${line}\n`);
  return exit(1);
};

const reading = <Config>(load: (from: NodeJS.ProcessEnv) => Config): Config => {
  try {
    return load(env);
  } catch (error) {
    return refuse(describeConfigError(error) ?? String(error));
  }
};

const site = reading(loadWebSiteConfig);
try {
  const policy = await loadPolicy(site.policy);
  const parts = {
    policy,
    next: await loadNextPolicy(site.nextPolicy, policy),
    root: fileURLToPath(new URL('.', import.meta.url)),
    development: env['NODE_ENV'] === 'development',
    clock: systemClock(),
    timers: systemTimers(),
  };
  const { stop } = parts.policy.features.onDevice
    ? await startOnDevice({ ...parts, config: site })
    : await startWeb({ ...parts, config: reading(loadWebConfig) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop());
} catch (error) {
  const failure = describeFailure(error);
  if (failure !== null) refuse(failure);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    refuse(`Port ${site.port} is in use. Set PORT to a free one.`);
  throw error;
}
