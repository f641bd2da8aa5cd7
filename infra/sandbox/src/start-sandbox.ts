import { AppError, systemClock, type Clock } from '@candid/kernel';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from './call.ts';
import { createFaultControl, type FaultControl } from './control/faults.ts';
import { createJournal, type Journal } from './control/journal.ts';
import { createPacing, type Pacing, type PacingSettings } from './control/pacing.ts';
import { createGoogle } from './google/create-google.ts';
import { GOOGLE_PATH } from './google/paths.ts';
import { createHandler } from './handle.ts';
import { isLoopback } from './loopback.ts';
import { createPainter } from './painter/create-painter.ts';

export interface SandboxOptions {
  /** 0 chooses a free port. */
  port: number;
  host?: string;
  /** The only key that is let in; left out, any key is. */
  apiKey?: string;
  google?: {
    /** Left out, made up anew. */
    clientSecret?: string;
    /** The only addresses people are sent back to; left out, any address of this machine. */
    redirectUris?: readonly string[];
  };
  clock?: Clock;
  pacing?: Partial<PacingSettings>;
}

/** What a client of Google's stand-in is told. */
export interface GoogleAccess {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface RunningSandbox {
  /** Origin without a trailing slash; the SDK's base URL is `${url}/v1`. */
  url: string;
  google: GoogleAccess;
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

const CLIENT_ID = 'candid.apps.google.localhost';

/**
 * Starts the stand-ins: OpenAI's image and moderation service, Google's sign-in.
 * @throws AppError `config_invalid` when the host is not loopback: a stand-in is never reachable from elsewhere.
 */
export const startSandbox = async ({
  port,
  host = '127.0.0.1',
  apiKey,
  google: { clientSecret = randomBytes(24).toString('base64url'), redirectUris = [] } = {},
  clock = systemClock(),
  pacing,
}: SandboxOptions): Promise<RunningSandbox> => {
  if (!isLoopback(host)) throw new AppError('config_invalid', { setting: 'HOST', reason: 'loopback_only' });
  const server = createServer();
  const { family, address, port: taken } = await listen(server, host, port);
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
  const access: GoogleAccess = { issuer: `${url}${GOOGLE_PATH}`, clientId: CLIENT_ID, clientSecret };
  const sandbox: Sandbox = {
    clock,
    faults: createFaultControl(),
    google: createGoogle({ ...access, redirectUris, clock }),
    journal: createJournal(clock),
    pacing: createPacing(pacing),
    painter: createPainter(),
  };
  const handle = createHandler(sandbox, apiKey ?? null);
  // Nothing has been read from a connection yet: the first request comes after this.
  server.on('request', (request, response) => void handle(request, response));
  return {
    url,
    google: access,
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
