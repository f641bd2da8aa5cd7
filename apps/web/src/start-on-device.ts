import { createChanges, currentOnly } from '@candid/application/publications';
import type { StudioConfig } from '@candid/config';
import { editionOf, siteWithoutServer } from '@candid/publishing';
import { createHttpServer, loadAppFiles, type RequestKit } from '@candid/remix-kit';
import { createCounters, createLogger, createRequestContext, guardProcess } from '@candid/telemetry';
import type { AppLoadContext } from '@remix-run/node';
import './context.ts';
import { pageOnly } from './preferences.ts';
import { nothingAsked, VARY } from './request-consent.ts';
import { localeOf, type LocaleRules } from './request-locale.ts';
import { routeExists } from './routes-of-policy.ts';
import type { RunningWeb, WebParts } from './start-web.ts';
import { tooManyHeadersPage } from '../app/server/too-many-headers.ts';

export interface OnDeviceParts extends Omit<WebParts, 'config'> {
  readonly config: StudioConfig;
}

/** The names that are written down: Remix lets a context have any other, and with those nothing would be missed. */
type Named<T> = { readonly [K in keyof T as string extends K ? never : K]: T[K] };

/** What a page may know here. Studio and visits are not there, as their routes are not; a request is nobody's. */
type PageContext = Omit<
  Named<AppLoadContext>,
  'studio' | 'visits' | 'session' | 'refusal' | 'endedVisit' | 'countryOf' | 'console'
> & {
  readonly session: Pick<AppLoadContext['session'], 'isPending' | 'account' | 'csrfToken'>;
};

/**
 * Starts the web program of a policy that keeps everything on people's devices: pages and their files, and nothing behind them. It knows
 * no database, no key, no session and no client's address (OD-06). Resolves once it listens.
 */
export const startOnDevice = async ({
  config,
  policy,
  next = null,
  root,
  development,
  clock,
  timers,
}: OnDeviceParts): Promise<RunningWeb> => {
  const requestContext = createRequestContext();
  const logger = createLogger({ program: 'web', level: config.logLevel, clock, context: requestContext });
  guardProcess(logger);
  const localeRules: LocaleRules = { preferred: null, hasPseudo: config.mode === 'local' };
  const exists = routeExists({ policy, hasGoogle: false });
  const { operator, reviewedOn, beside } = config;
  const site = () => siteWithoutServer({ operator, reviewedOn, beside, now: clock.now() });
  const coming = next && { edition: editionOf(next, site()), announcedAt: clock.now() };
  const archive = currentOnly(editionOf(policy, site()), coming);
  const publications = { site, evidence: null, archive };
  const changes = createChanges({ archive, clock, policy, next, db: null });
  const contextOf = (kit: RequestKit, request: Request): PageContext => {
    kit.setHeader('Vary', VARY);
    return {
      clock,
      policy,
      publications,
      changes,
      standIns: [],
      history: null,
      tasks: null,
      suggestions: null,
      people: null,
      google: null,
      support: null,
      letterbox: null,
      reports: null,
      newsletter: null,
      ownData: null,
      session: { isPending: false, account: null, csrfToken: '' },
      preferences: pageOnly,
      consent: nothingAsked(request),
      locale: localeOf(request, localeRules),
      kit,
    };
  };
  const server = await createHttpServer({
    ...(await loadAppFiles(root, development)),
    origin: new URL(config.origin),
    trustedProxies: config.trustedProxies,
    loadContext: (kit, request) => contextOf(kit, request) as never,
    routeExists: exists,
    probes: [],
    logger,
    counters: createCounters(),
    requestContext,
    headersTooLargePage: tooManyHeadersPage(),
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
