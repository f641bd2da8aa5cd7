import type { WebSiteConfig } from '@candid/config';
import { createHttpServer, loadAppFiles } from '@candid/remix-kit';
import { createCounters, createLogger, createRequestContext } from '@candid/telemetry';
import './context.ts';
import { routeExists } from './routes-of-policy.ts';
import type { RunningWeb, WebParts } from './start-web.ts';

export interface OnDeviceParts extends Omit<WebParts, 'config'> {
  readonly config: WebSiteConfig;
}

/**
 * Starts the web program of a policy that keeps everything on people's devices: pages and their files, and nothing behind them. It knows
 * no database, no key, no session and no client's address (OD-06). Resolves once it listens.
 */
export const startOnDevice = async ({ config, policy, root, development, clock, timers }: OnDeviceParts): Promise<RunningWeb> => {
  const requestContext = createRequestContext();
  const logger = createLogger({ program: 'web', level: config.logLevel, clock, context: requestContext });
  const session = { isPending: false, account: null };
  const fixed = { clock, policy, standIns: [], people: null, google: null, session };
  const server = await createHttpServer({
    ...(await loadAppFiles(root, development)),
    origin: new URL(config.origin),
    trustedProxies: config.trustedProxies,
    // What the other policies' routes need is not here, as those routes are not.
    loadContext: (kit) => ({ ...fixed, kit }) as never,
    routeExists: routeExists({ policy, hasGoogle: false }),
    probes: [],
    logger,
    counters: createCounters(),
    requestContext,
    timers,
  });
  const port = await server.listen({ host: config.host, port: config.port });
  logger.info('program.ready', { port });
  return {
    port,
    stop: async () => {
      logger.info('program.stopping');
      await server.close();
      logger.info('program.stopped');
    },
  };
};
