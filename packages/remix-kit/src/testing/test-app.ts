import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import { createCounters, createLogger, createRequestContext } from '@candid/telemetry';
import { freePort } from '@candid/testkit';
import { createHttpServer, type HttpServerOptions } from '../http-server.ts';
import type { RequestKit } from '../request-kit.ts';
import { systemTimers } from '../timers.ts';

type RouteModule = ServerBuild['routes'][string]['module'];
export type TestRoutes = Readonly<Record<string, Omit<Partial<RouteModule>, 'default'>>>;

const route = (path: string, module: Omit<Partial<RouteModule>, 'default'>): ServerBuild['routes'][string] => ({
  id: `routes${path}`,
  path: path.slice(1),
  module: module as RouteModule,
});

/** A Remix server build of resource routes, so that the kit is tested through Remix itself and without a bundler. */
export const resourceBuild = (routes: TestRoutes): ServerBuild => ({
  entry: { module: { default: () => new Response('document') } },
  routes: Object.fromEntries(Object.entries(routes).map(([path, module]) => [`routes${path}`, route(path, module)])),
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: 'test' },
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
  basename: '/',
  mode: 'production',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
});

export interface TestServer {
  url: string;
  host: string;
  /** Log lines so far, parsed. */
  lines: Record<string, unknown>[];
  close(graceMs?: number): Promise<void>;
}

/** A listening server whose origin is whatever port it gets; requests carry the origin's Host header by themselves. */
export const startTestServer = async (routes: TestRoutes, changes: Partial<HttpServerOptions> = {}): Promise<TestServer> => {
  const lines: Record<string, unknown>[] = [];
  const clock = { now: () => new Date(0) };
  const destination = { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) };
  const port = await freePort();
  const server = await createHttpServer({
    origin: new URL(`http://127.0.0.1:${port}`),
    clientFiles: '/nonexistent',
    build: resourceBuild(routes),
    loadContext: (kit: RequestKit): AppLoadContext => ({ kit }) as AppLoadContext,
    probes: [],
    logger: createLogger({ program: 'web', level: 'info', clock, destination }),
    counters: createCounters(),
    requestContext: createRequestContext(),
    timers: systemTimers(),
    ...changes,
  });
  await server.listen({ host: '127.0.0.1', port });
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    lines,
    close: (graceMs) => server.close({ graceMs: graceMs ?? 1_000 }),
  };
};
