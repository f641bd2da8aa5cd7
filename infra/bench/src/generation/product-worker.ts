/** The product's own worker, telling the bench when it begins and ends a job. */
import { composeWorker } from '@candid/application';
import { loadWorkerConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { createLogger, type Logger } from '@candid/telemetry';
import { env } from 'node:process';
import { serveBench } from '../processes/worker-link.ts';

await serveBench(async ({ started, finished }) => {
  const config = loadWorkerConfig(env);
  const clock = systemClock();
  const written = createLogger({ program: 'worker', level: config.logLevel, clock });
  const logger: Logger = {
    ...written,
    debug: (event, fields) => {
      if (event === 'job.started') started();
      if (event === 'job.finished') finished();
      written.debug(event, fields);
    },
  };
  const onPresenceLost = (): void => {
    throw new Error('the worker lost its presence');
  };
  const parts = { config, policy: await loadPolicy(config.policy), clock, logger, reach: () => undefined, onPresenceLost };
  const services = await composeWorker(parts);
  // Its idle lanes wait for a notification of their own queue: there is nothing to rest from.
  return { go: () => services.start(), rest: () => Promise.resolve(), stop: () => services.close() };
});
