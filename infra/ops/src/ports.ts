import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { trouble } from './trouble.ts';

/** A port that a start needs, with the variable that moves it. */
export interface WantedPort {
  readonly variable: string;
  readonly port: number;
  readonly purpose: string;
}

/**
 * @throws AppError `config_invalid` with one line for each port that something else is using
 */
export const checkPorts = async (host: string, wanted: readonly WantedPort[]): Promise<void> => {
  const states = await Promise.all(wanted.map(async (entry) => ({ ...entry, code: await listenOnce(host, entry.port) })));
  const busy = states.filter(({ code }) => code !== null);
  if (busy.length === 0) return;
  throw trouble(
    busy
      .map(({ variable, port, purpose, code }) => {
        const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`;
        return `Port ${port} for ${purpose} ${why}. Stop what uses it, or set ${variable} to a free port, for example ${variable}=${(port + 1_000) % 65_536}.`;
      })
      .join('\n'),
  );
};

/**
 * A port of loopback that is free now, below those that systems hand to outgoing connections: one of these could be taken before
 * whoever asked listens.
 */
export const freePort = async (): Promise<number> => {
  const port = randomInt(10_240, 32_768);
  return (await listenOnce('127.0.0.1', port)) === null ? port : freePort();
};

const listenOnce = (host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
