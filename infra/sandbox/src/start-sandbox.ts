import { AppError, systemClock, type Clock } from '@candid/kernel';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from './call.ts';
import { createFaultControl, type FaultControl } from './control/faults.ts';
import { createJournal, type Journal } from './control/journal.ts';
import { createPacing, type Pacing, type PacingSettings } from './control/pacing.ts';
import { createHandler } from './handle.ts';
import { isLoopback } from './loopback.ts';
import { createPainter } from './painter/create-painter.ts';

export interface SandboxOptions {
  /** 0 chooses a free port. */
  port: number;
  host?: string;
  /** The only key that is let in; left out, any key is. */
  apiKey?: string;
  clock?: Clock;
  pacing?: Partial<PacingSettings>;
}

export interface RunningSandbox {
  /** Origin without a trailing slash; the SDK's base URL is `${url}/v1`. */
  url: string;
  faults: FaultControl;
  journal: Journal;
  pacing: Pacing;
  /** Ends open connections too. */
  close(): Promise<void>;
}

const listen = async (server: Server, host: string, port: number): Promise<AddressInfo> => {
  server.listen(port, host);
  await once(server, 'listening');
  return server.address() as AddressInfo;
};

/**
 * Starts the stand-in for OpenAI's image and moderation service.
 * @throws AppError `config_invalid` when the host is not loopback: a stand-in is never reachable from elsewhere.
 */
export const startSandbox = async ({
  port,
  host = '127.0.0.1',
  apiKey,
  clock = systemClock(),
  pacing,
}: SandboxOptions): Promise<RunningSandbox> => {
  if (!isLoopback(host)) throw new AppError('config_invalid', { setting: 'HOST', reason: 'loopback_only' });
  const sandbox: Sandbox = {
    clock,
    faults: createFaultControl(),
    journal: createJournal(clock),
    pacing: createPacing(pacing),
    painter: createPainter(),
  };
  const handle = createHandler(sandbox, apiKey ?? null);
  const server = createServer((request, response) => void handle(request, response));
  const address = await listen(server, host, port);
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    faults: sandbox.faults,
    journal: sandbox.journal,
    pacing: sandbox.pacing,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
