import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Counters, Logger, RequestContext } from '@candid/telemetry';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express, { type RequestHandler } from 'express';
import { clientAddressOf, createTrustedProxies } from './client-address.ts';
import { createFrontDoor } from './front-door.ts';
import { createHealthRoutes } from './health-routes.ts';
import { keepRoutes, withholdRoutes } from './keep-routes.ts';
import type { Probe } from './probes.ts';
import { createRemixAdapter } from './remix-adapter.ts';
import { createRequestPipeline } from './request-pipeline.ts';
import type { BodyLimits } from './request-body.ts';
import { refuseUnread } from './refuse-unread.ts';
import type { RequestKit } from './request-kit.ts';
import { createRoutePatterns } from './route-pattern.ts';
import { createNonce, securityHeaders, type CspAdditions } from './security-headers.ts';
import type { Timers } from './timers.ts';

export interface HttpServerOptions {
  /** Public origin: the only name this server answers to. */
  origin: URL;
  /** Built client files (`build/client`); null while Vite serves them. */
  clientFiles: string | null;
  /** The Remix server build, or while developing a function that loads the current one. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Which routes exist, by their ids; all of them when left out. One that does not exist is answered as any unknown address. */
  routeExists?(routeId: string): boolean;
  /** Whether a route's loader is left out for a request, as its page is asked for again by somebody who is known. */
  withholds?(routeId: string, context: AppLoadContext): boolean;
  /** Parameters of an address that go along when its page leads to another page of this site by a redirect. None by default. */
  carriedParameters?: readonly string[];
  /** Vite's middleware while developing. */
  developmentMiddleware?: RequestHandler | undefined;
  /** Builds the context of loaders and actions from the kit's part of it and the request's headers. */
  loadContext(kit: RequestKit, request: Request): AppLoadContext | Promise<AppLoadContext>;
  probes: readonly Probe[];
  logger: Logger;
  counters: Counters;
  requestContext: RequestContext;
  timers: Timers;
  /** Addresses or CIDR ranges whose X-Forwarded-For and X-Forwarded-Host are believed. None by default. */
  trustedProxies?: readonly string[];
  /** Whether requests know the client's address; left out, `kit.clientAddress` is always null. */
  readsClientAddress?: boolean;
  contentSecurityPolicy?: CspAdditions;
  /** Document for whoever sends more headers than are read, such as a browser with too many cookies. */
  headersTooLargePage?: string;
  /** Bytes a body may have at a path (`.data` removed); 64 KiB where it returns undefined. */
  bodyBytes?(path: string): number | undefined;
  acceptsForeignPosts?(path: string): boolean;
}

export interface HttpServer {
  /** Resolves with the port once connections are accepted. Rejects with Node's own error (`EADDRINUSE`). */
  listen(address: { host: string; port: number }): Promise<number>;
  /** Stops accepting, ends event streams, lets other requests finish for `graceMs`, then cuts them. */
  close(options?: { graceMs?: number }): Promise<void>;
}

const DEFAULT_BODY_BYTES = 64 * 1024;
const BODY_IDLE_MS = 15_000;
const BODY_TOTAL_MS = 10 * 60_000;
const HEADERS_MS = 10_000;
const KEEP_ALIVE_MS = 5_000;
const MAX_HEADER_BYTES = 16 * 1024;
const DEFAULT_GRACE_MS = 10_000;
const A_YEAR_IN_SECONDS = 31_536_000;
const AN_HOUR_IN_SECONDS = 3_600;

const remixRoute = async (options: HttpServerOptions) => {
  const { origin, timers, loadContext } = options;
  const development = options.clientFiles === null;
  const compose = (whole: ServerBuild) => {
    const kept = keepRoutes(whole, (routeId) => options.routeExists?.(routeId) ?? true);
    const build = options.withholds ? withholdRoutes(kept, options.withholds) : kept;
    return {
      adapt: createRemixAdapter({ build, development, origin, timers, loadContext }),
      patternOf: createRoutePatterns(build.routes),
    };
  };
  if (typeof options.build !== 'function') {
    const composed = compose(options.build);
    return () => Promise.resolve(composed);
  }
  const load = options.build;
  return async () => compose(await load());
};

/** Built files are the same for everybody. `express.static` itself would leave the header as it is, which forbids every cache. */
const mayBeKept = (span: string) => ({
  cacheControl: false,
  setHeaders: (response: ServerResponse) => void response.setHeader('Cache-Control', `public, max-age=${span}`),
});

const staticFiles = (clientFiles: string) => {
  const router = express.Router();
  router.use(
    '/assets',
    // Vite puts a hash of the content into each name below /assets.
    express.static(join(clientFiles, 'assets'), {
      ...mayBeKept(`${A_YEAR_IN_SECONDS}, immutable`),
      index: false,
      redirect: false,
    }),
    (_request, response) => void response.status(404).json({ code: 'not_found' }),
  );
  router.use(
    express.static(clientFiles, { ...mayBeKept(`${AN_HOUR_IN_SECONDS}`), index: false, redirect: false, dotfiles: 'ignore' }),
  );
  return router;
};

/** Builds the server of one program: front door, security headers, health, static files, Remix. It does not listen yet. */
export const createHttpServer = async (options: HttpServerOptions): Promise<HttpServer> => {
  const { origin, logger, timers } = options;
  const development = options.clientFiles === null;
  const draining = new AbortController();
  const limitsAt = (path: string): BodyLimits => ({
    bytes: options.bodyBytes?.(path) ?? DEFAULT_BODY_BYTES,
    idleMs: BODY_IDLE_MS,
    totalMs: BODY_TOTAL_MS,
  });
  const isTrustedProxy = createTrustedProxies(options.trustedProxies ?? []);
  const pipeline = createRequestPipeline({
    ...options,
    carried: options.carriedParameters ?? [],
    clientAddressOf: (request) => (options.readsClientAddress === true ? clientAddressOf(request, isTrustedProxy) : null),
    draining: draining.signal,
    frontDoor: createFrontDoor({
      origin,
      isTrustedProxy,
      acceptsForeignPosts: options.acceptsForeignPosts,
    }),
    remix: await remixRoute(options),
    limitsAt,
  });

  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use((_request, response, next) => {
    const nonce = createNonce();
    response.locals['nonce'] = nonce;
    response.setHeaders(
      new Map(Object.entries(securityHeaders(nonce, { origin, development, additions: options.contentSecurityPolicy }))),
    );
    if (draining.signal.aborted) response.setHeader('Connection', 'close');
    next();
  });
  app.use(createHealthRoutes({ probes: options.probes, logger, draining: draining.signal }));
  app.use(pipeline.admit);
  if (options.clientFiles !== null) app.use(staticFiles(options.clientFiles));
  if (options.developmentMiddleware !== undefined) app.use(options.developmentMiddleware);
  app.use(pipeline.serve);
  app.use(pipeline.fail);

  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: BODY_TOTAL_MS + HEADERS_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    app as (request: IncomingMessage, response: ServerResponse) => void,
  );
  refuseUnread(server, options);
  return { listen: (address) => listen(server, address), close: (closing) => drain(server, draining, timers, closing?.graceMs) };
};

const listen = (server: Server, { host, port }: { host: string; port: number }): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const drain = async (server: Server, draining: AbortController, timers: Timers, graceMs = DEFAULT_GRACE_MS): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  draining.abort();
  server.closeIdleConnections();
  const cancel = timers.after(graceMs, () => server.closeAllConnections());
  await closed;
  cancel();
};
