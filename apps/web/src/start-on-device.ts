import { createChanges, knownTexts, readTextFolder } from '@candid/application/publications';
import type { StudioConfig } from '@candid/config';
import type { PolicyDefinition } from '@candid/policy';
import { editionOf, siteWithoutServer } from '@candid/publishing';
import { createHttpServer, loadAppFiles, type RequestKit } from '@candid/remix-kit';
import { createCounters, createLogger, createRequestContext, guardProcess } from '@candid/telemetry';
import type { AppLoadContext } from '@remix-run/node';
import './context.ts';
import { pageOnly } from './preferences.ts';
import { nothingAsked, VARY } from './request-consent.ts';
import { localeOf, type LocaleRules } from './request-locale.ts';
import type { Publications } from './publications.ts';
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
 * What the published pages are made from, and the change that they tell of. Where the texts that the start keeps cannot be read, it has said
 * so, and pages do without.
 */
const publicationsOf = async ({ config, policy, next = null, clock }: OnDeviceParts) => {
  const { operator, reviewedOn, beside, textsDir } = config;
  const siteFor = (of: PolicyDefinition) => siteWithoutServer(of, { operator, reviewedOn, beside, now: clock.now() });
  const site = () => siteFor(policy);
  const found = textsDir === null ? null : await readTextFolder(textsDir, policy.id).catch(() => null);
  const archive = knownTexts({
    clock,
    kept: found?.kept ?? [],
    current: editionOf(policy, site()),
    coming: next && editionOf(next, siteFor(next)),
  });
  const publications: Publications = { site, evidence: null, archive };
  return { publications, changes: createChanges({ archive, clock, policy, next, db: null }) };
};

/**
 * Starts the web program of a policy that keeps everything on people's devices: pages and their files, and nothing behind them. It knows
 * no database, no key, no session and no client's address (OD-06), and reads the earlier texts of the policy from a folder (OD-17). Resolves once it listens.
 */
export const startOnDevice = async (parts: OnDeviceParts): Promise<RunningWeb> => {
  const { config, policy, root, development, clock, timers } = parts;
  const requestContext = createRequestContext();
  const logger = createLogger({ program: 'web', level: config.logLevel, clock, context: requestContext });
  guardProcess(logger);
  const localeRules: LocaleRules = { preferred: null, hasPseudo: config.mode === 'local' };
  const exists = routeExists({ policy, hasGoogle: false });
  const { publications, changes } = await publicationsOf(parts);
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
