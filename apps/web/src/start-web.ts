import { composeWeb, type Traffic, type WebServices } from '@candid/application';
import { configInvalid, type WebConfig } from '@candid/config';
import { bytes, type Clock } from '@candid/kernel';
import { editionOf } from '@candid/publishing';
import { usesClientAddress, type PolicyDefinition } from '@candid/policy';
import { createGoogleSignIn, createHttpServer, loadAppFiles, type GoogleSignIn, type Timers } from '@candid/remix-kit';
import {
  createCounters,
  createLogger,
  createRequestContext,
  guardProcess,
  type Logger,
  type RequestContext,
} from '@candid/telemetry';
import './context.ts';
import { siteOf, type Publications } from './publications.ts';
import { createRequestSenders } from './request-sender.ts';
import { personalRoutes, routeExists } from './routes-of-policy.ts';
import { tooManyHeadersPage } from '../app/server/too-many-headers.ts';
import { LEAVE_PATH } from '../app/newsletter/newsletter-paths.ts';
import { CARRIED_PARAMETERS } from '../app/shell/carried-parameters.ts';

/** What the composer's form may weigh: 16 references and a mask, and some text. A letter's files are refused far below it, in a page with its words. */
const FORM_BYTES = bytes.mb(210);
/** The same without script: 17 files of 50 MB are read up to the first refusal, so that it can be told in a page. */
const PLAIN_FORM_BYTES = bytes.mb(900);

/** A letter without files: far above the longest, so that one that is a little too long comes back whole. */
const LETTER_BYTES = bytes.mb(2);

const bodyBytesOf =
  ({ letterbox }: Pick<WebServices, 'letterbox'>) =>
  (path: string): number | undefined => {
    if (path === '/order') return PLAIN_FORM_BYTES;
    if (path === '/contact' && letterbox) return LETTER_BYTES;
    return path === '/generate' || path === '/contact' ? FORM_BYTES : undefined;
  };

export interface WebParts {
  readonly config: WebConfig;
  /** The app's folder. */
  readonly root: string;
  /** Serves modules through Vite, with reload, instead of the build. */
  readonly development: boolean;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly policy: PolicyDefinition;
  /** A later version of it that is announced; null or left out where none is prepared. */
  readonly next?: PolicyDefinition | null;
}

/** Whether anything counts or tells of use here: of the policy's, what is set up. */
const countsUse = ({ visits, usage, analytics }: Traffic): boolean => visits !== null || usage !== null || analytics !== null;

export interface RunningWeb {
  readonly port: number;
  stop(): Promise<void>;
}

type GoogleParts = Pick<WebParts, 'config' | 'clock'> & {
  readonly policy: PolicyDefinition;
  readonly fetch: typeof globalThis.fetch;
};

const googleSignIn = ({ config, clock, policy, fetch }: GoogleParts): GoogleSignIn | null => {
  const { google } = config;
  if (!google || !policy.signIn.google) return null;
  return createGoogleSignIn({
    issuer: google.issuer,
    clientId: google.clientId,
    clientSecret: google.clientSecret.reveal(),
    callbackUrl: new URL('/auth/google/callback', config.origin).href,
    scopes: policy.signIn.google.scopes,
    fetch,
    clock,
  });
};

/** In production a proxy always stands in front: unnamed, it would pass for every client at once. */
const assertAddressesKnown = ({ mode, trustedProxies }: WebConfig, policy: PolicyDefinition): void => {
  if (mode === 'local' || trustedProxies.length > 0 || !usesClientAddress(policy)) return;
  const problem = `is not set, and the policy "${policy.id}" goes by clients' addresses`;
  const remedy = 'Set it to the address of the proxy that ends TLS, for example 127.0.0.1 where it runs on this machine.';
  throw configInvalid([{ variable: 'TRUSTED_PROXIES', problem, remedy }]);
};

/** Keeps the texts in force, and those of a version that is prepared. @throws AppError `policy_invalid` for a version before its time */
const publishTexts = async (
  { config, policy, next = null, clock }: WebParts,
  { services, hasGoogle }: { readonly services: WebServices; readonly hasGoogle: boolean },
): Promise<Publications> => {
  const { models, evidence, archive } = services;
  const counts = countsUse(services.traffic);
  const siteUnder = (one: PolicyDefinition) =>
    siteOf({ config, standIns: config.standIns, models, clock, exists: routeExists({ policy: one, hasGoogle }), counts });
  const site = siteUnder(policy);
  await services.publish(editionOf(policy, site()), 'in-force');
  if (next) await services.publish(editionOf(next, siteUnder(next)()), 'coming');
  return { site, evidence, archive };
};

/** Where the program's words go. */
interface Told {
  readonly logger: Logger;
  readonly requestContext: RequestContext;
}

/** Starts the web program of a policy that keeps something on the server; resolves once it listens. */
export const startWeb = (parts: WebParts): Promise<RunningWeb> => {
  const requestContext = createRequestContext();
  const logger = createLogger({ program: 'web', level: parts.config.logLevel, clock: parts.clock, context: requestContext });
  guardProcess(logger);
  return serveWeb(parts, { logger, requestContext });
};

/** The same within a process that is not its own. */
export const serveWeb = async (parts: WebParts, { logger, requestContext }: Told): Promise<RunningWeb> => {
  const { config, policy, next = null, root, development, clock, timers } = parts;
  assertAddressesKnown(config, policy);
  const services = await composeWeb({ config, policy, next, clock, logger, timers });
  const origin = new URL(config.origin);
  const secrets = config.cookieSecrets.map(({ id, key }) => ({ id, key: key.reveal() }));
  const { people, studio, history, suggestions, tasks } = services;
  const google = people ? googleSignIn({ config, clock, policy, fetch: services.signInFetch }) : null;
  const hasPseudo = config.mode === 'local';
  const senderOf = createRequestSenders({ services, policy, secrets, origin, clock, hasPseudo });
  const exists = routeExists({ policy, hasGoogle: google !== null });
  const publications = await publishTexts(parts, { services, hasGoogle: google !== null });
  const fixed = {
    clock,
    policy,
    publications,
    changes: services.changes,
    standIns: config.standIns,
    studio,
    history,
    suggestions,
    tasks,
    people,
    google,
    visits: services.visits,
    reports: services.reports,
    support: services.support,
    letterbox: services.letterbox,
    ownData: services.ownData,
    newsletter: services.newsletter,
    countryOf: services.traffic.countryOf,
  };
  const server = await createHttpServer({
    ...(await loadAppFiles(root, development)),
    origin,
    trustedProxies: config.trustedProxies,
    readsClientAddress: usesClientAddress(policy),
    loadContext: async (kit, request) => ({ ...fixed, kit, ...(await senderOf(request, kit)) }) as never,
    carriedParameters: CARRIED_PARAMETERS,
    routeExists: exists,
    withholds: (routeId, { session }) => session.isPending && personalRoutes.includes(routeId),
    // A form that leads to Google: browsers hold the whole way against this list.
    contentSecurityPolicy: google && config.google ? { 'form-action': [new URL(config.google.issuer).origin] } : {},
    probes: [{ name: 'database', check: services.probe }],
    logger,
    counters: createCounters(),
    requestContext,
    headersTooLargePage: tooManyHeadersPage(),
    timers,
    bodyBytes: bodyBytesOf(services),
    // Mail programs end newsletters by a post of their own (RFC 8058): what it may do stands in its address.
    acceptsForeignPosts: (path) => services.newsletter !== null && path === LEAVE_PATH,
  });
  const port = await server.listen({ host: config.host, port: config.port });
  logger.info('program.ready', { port });
  return {
    port,
    stop: async () => {
      logger.info('program.stopping');
      await server.close();
      await services.close();
      logger.info('program.stopped');
    },
  };
};
