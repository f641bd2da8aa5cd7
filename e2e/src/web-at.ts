import { composeWeb } from '@candid/application';
import { loadWebConfig } from '@candid/config';
import type { Clock } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { createHttpServer, loadAppFiles, systemTimers } from '@candid/remix-kit';
import { createCounters, createLogger, createRequestContext } from '@candid/telemetry';
import { request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createVisitorSessions } from '../../apps/web/src/visitor-session.ts';
import type { Installation } from './installation.ts';

export interface TimedAnswer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A web program over the installation's own data, with a clock of the test's. */
export interface TimedWeb {
  ask(path: string, options: { readonly cookie: string; readonly method?: 'GET' | 'HEAD' }): Promise<TimedAnswer>;
  close(): Promise<void>;
}

const configOf = ({ origin, consoleOrigin, urls, masterKeys, cookieSecrets, blobDir }: Installation) =>
  loadWebConfig({
    POLICY: 'one-hour',
    ORIGIN: origin,
    CONSOLE_ORIGIN: consoleOrigin,
    LOG_LEVEL: 'error',
    DATABASE_URL: urls.web,
    KEYRING_URL: urls.keyring,
    MASTER_KEYS: masterKeys,
    COOKIE_SECRETS: cookieSecrets,
    BLOB_DIR: blobDir,
  });

/** Starts it on a free port. It answers to the installation's own name, so cookies of the one are good for the other. */
export const startWebAt = async (installation: Installation, clock: Clock): Promise<TimedWeb> => {
  const config = configOf(installation);
  const origin = new URL(config.origin);
  const requestContext = createRequestContext();
  const logger = createLogger({ program: 'web', level: 'error', clock, context: requestContext });
  const policy = await loadPolicy(config.policy);
  const services = await composeWeb({ config, policy, clock, logger });
  const secrets = config.cookieSecrets.map(({ id, key }) => ({ id, key: key.reveal() }));
  const rules = policy.sessions.anonymous;
  const sessionOf = createVisitorSessions({ sessions: services.sessions, rules, secrets, origin, clock });
  const server = await createHttpServer({
    ...(await loadAppFiles(join(import.meta.dirname, '../../apps/web'), false)),
    origin,
    loadContext: async (kit, asked) =>
      ({ kit, clock, policy, standIns: config.standIns, studio: services.studio, session: await sessionOf(asked, kit) }) as never,
    probes: [{ name: 'database', check: services.probe }],
    logger,
    counters: createCounters(),
    requestContext,
    timers: systemTimers(),
  });
  const port = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    ask: (path, { cookie, method = 'GET' }) =>
      new Promise((resolve, reject) => {
        const options = { host: '127.0.0.1', port, path, method, agent: false, headers: { host: origin.host, cookie } };
        request(options, (answer) => {
          buffer(answer).then((body) => resolve({ status: answer.statusCode, headers: answer.headers, body }), reject);
        })
          .on('error', reject)
          .end();
      }),
    close: async () => {
      await server.close();
      await services.close();
    },
  };
};
