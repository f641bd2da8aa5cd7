import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port of loopback that is free now, below those that systems hand to outgoing connections: one of these could be taken before
 * whoever asked listens.
 */
export const freePort = async (): Promise<number> => {
  const port = randomInt(10_240, 32_768);
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  return (await promise) ? port : freePort();
};
