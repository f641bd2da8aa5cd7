import { once } from 'node:events';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import type { HttpServerOptions } from './http-server.ts';

/** A Remix app's code and client files, built or as Vite serves them. */
export type AppFiles = Pick<HttpServerOptions, 'build' | 'clientFiles' | 'developmentMiddleware'>;

const builtFiles = async (root: string): Promise<AppFiles> => ({
  build: (await import(join(root, 'build/server/index.js'))) as ServerBuild,
  clientFiles: join(root, 'build/client'),
});

const freePort = async (): Promise<number> => {
  const server = createSocketServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const liveFiles = async (root: string): Promise<AppFiles> => {
  const { createServer } = await import('vite');
  // Every app of a start has a Vite of its own, and its one default port for reloads takes one of them. Without a host that
  // port is open to the whole network.
  const hmr = { host: 'localhost', port: await freePort() };
  const vite = await createServer({ root, server: { middlewareMode: true, hmr } });
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    clientFiles: null,
    developmentMiddleware: vite.middlewares,
  };
};

/** Loads an app from its folder: the build of `turbo run build`, or through Vite with reload while developing. */
export const loadAppFiles = (root: string, development: boolean): Promise<AppFiles> =>
  development ? liveFiles(root) : builtFiles(root);
