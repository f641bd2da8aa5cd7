import { AppError, systemClock, type Clock } from '@candid/kernel';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHits, type Hits } from './analytics/hits.ts';
import type { Sandbox } from './call.ts';
import { createFaultControl, type FaultControl } from './control/faults.ts';
import { createJournal, type Journal } from './control/journal.ts';
import { createPacing, type Pacing, type PacingSettings } from './control/pacing.ts';
import { createGoogle, type Google } from './google/create-google.ts';
import { GOOGLE_PATH } from './google/paths.ts';
import { createHandler } from './handle.ts';
import { createLetters, type Letters } from './inbox/letters.ts';
import { startSmtp } from './inbox/start-smtp.ts';
import { isLoopback } from './loopback.ts';
import { createPainter } from './painter/create-painter.ts';
import { rememberPaintings } from './painter/remember-paintings.ts';

export interface SandboxOptions {
  /** 0 chooses a free port. */
  port: number;
  /** Where letters are taken in; 0, or left out, chooses a free one. */
  smtpPort?: number;
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
  smtpPort: number;
  letters: Letters;
  faults: FaultControl;
  /** What came to the collector that plays Google Analytics. */
  hits: Hits;
  journal: Journal;
  pacing: Pacing;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** Resolves with the origin that was opened. */
const listen = async (server: Server, host: string, port: number): Promise<string> => {
  server.listen(port, host);
  await once(server, 'listening');
  const { family, address, port: taken } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
};

/** Each is some 10 MB. */
const PAINTINGS_AT_HAND = 6;

const CLIENT_ID = 'candid.apps.google.localhost';

/**
 * Starts the stand-ins: OpenAI's image and moderation service, Google's sign-in and the collector of its Analytics, and an SMTP server that
 * keeps what it gets.
 * @throws AppError `config_invalid` when the host is not loopback: a stand-in is never reachable from elsewhere.
 */
export const startSandbox = async ({
  port,
  smtpPort = 0,
  host = '127.0.0.1',
  apiKey,
  google: { clientSecret = randomBytes(24).toString('base64url'), redirectUris = [] } = {},
  clock = systemClock(),
  pacing,
}: SandboxOptions): Promise<RunningSandbox> => {
  if (!isLoopback(host)) throw new AppError('config_invalid', { setting: 'HOST', reason: 'loopback_only' });
  const faults = createFaultControl();
  const letters = createLetters(clock);
  const smtp = await startSmtp({ host, port: smtpPort, faults, letters });
  const server = createServer();
  const url = await listen(server, host, port).catch(async (error: unknown) => {
    await smtp.close();
    throw error;
  });
  const access: GoogleAccess = { issuer: `${url}${GOOGLE_PATH}`, clientId: CLIENT_ID, clientSecret };
  let google: Google | undefined;
  const sandbox: Sandbox = {
    clock,
    faults,
    google: () => (google ??= createGoogle({ ...access, redirectUris, clock })),
    hits: createHits(clock),
    journal: createJournal(clock),
    letters,
    pacing: createPacing(pacing),
    painter: rememberPaintings(createPainter(), PAINTINGS_AT_HAND),
  };
  const handle = createHandler(sandbox, apiKey ?? null);
  // Nothing has been read from a connection yet: the first request comes after this.
  server.on('request', (request, response) => void handle(request, response));
  return {
    url,
    google: access,
    smtpPort: smtp.port,
    letters,
    faults,
    hits: sandbox.hits,
    journal: sandbox.journal,
    pacing: sandbox.pacing,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, smtp.close()]);
    },
  };
};
