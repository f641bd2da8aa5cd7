import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { ActiveFaults, FaultControl, FaultName } from '../control/faults.ts';
import type { Letters } from './letters.ts';

export interface SmtpOptions {
  readonly host: string;
  /** 0 chooses a free port. */
  readonly port: number;
  readonly faults: FaultControl;
  readonly letters: Letters;
}

export interface RunningSmtp {
  readonly port: number;
  /** Ends open connections too. */
  close(): Promise<void>;
}

const MAX_LETTER_BYTES = 10_000_000;
const SLOW_SECONDS = 5;

const reply = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

const REPLIES: Partial<Record<FaultName, Error>> = {
  'smtp-421': reply(421, 'Service not available, closing transmission channel'),
  'smtp-451': reply(451, 'Requested action aborted: try again later'),
  'smtp-550': reply(550, '5.1.1 Requested action not taken: no such mailbox'),
  'smtp-relay-denied': reply(550, '5.7.1 Relaying denied'),
};

const replyTo = (faults: ActiveFaults): Error | null =>
  [...faults.keys()].map((fault) => REPLIES[fault]).find((one) => one !== undefined) ?? null;

const readLetter = async (stream: SMTPServerDataStream): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  // What is too long is still read to its end, as the protocol asks, but not kept.
  for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) throw reply(552, `Message exceeds fixed maximum message size of ${MAX_LETTER_BYTES} bytes`);
  return Buffer.concat(chunks);
};

const envelopeOf = ({ envelope: { mailFrom, rcptTo } }: SMTPServerSession) => ({
  from: mailFrom === false ? '' : mailFrom.address,
  recipients: rcptTo.map(({ address }) => address),
});

/** The connections of a server by the id of their session, so that a fault can cut one. */
class CuttableServer extends SMTPServer {
  readonly sockets = new Map<string, Socket>();

  override connect(...[socket, options]: Parameters<SMTPServer['connect']>): void {
    const id = options?.id ?? '';
    this.sockets.set(id, socket);
    socket.once('close', () => this.sockets.delete(id));
    super.connect(socket, options);
  }
}

/** Starts an SMTP server that takes every letter to anyone, with any login or none, and never offers TLS. */
export const startSmtp = async ({ host, port, faults, letters }: SmtpOptions): Promise<RunningSmtp> => {
  const closing = new AbortController();
  const cut = (session: SMTPServerSession): void => void server.sockets.get(session.id)?.destroy();
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<boolean> => {
    const raw = await readLetter(stream);
    const active = faults.forCall('smtp-letter');
    if (active.has('smtp-slow'))
      await delay((active.get('smtp-slow') ?? SLOW_SECONDS) * 1000, undefined, { signal: closing.signal });
    await letters.add(raw, envelopeOf(session));
    if (active.has('smtp-drop')) cut(session);
    return !active.has('smtp-drop');
  };
  const server = new CuttableServer({
    size: MAX_LETTER_BYTES,
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username }, _, done) => done(null, { user: username ?? 'anyone' }),
    onConnect: (session, done) => {
      const active = faults.forCall('smtp-connection');
      if (active.has('smtp-refuse')) cut(session);
      else done(replyTo(active));
    },
    onRcptTo: (_, __, done) => done(replyTo(faults.forCall('smtp-recipient'))),
    onData: (stream, session, done) =>
      void receive(stream, session).then(
        (answers) => answers && done(null),
        (error: unknown) => done(error as Error),
      ),
  });
  // A client that goes away in the middle is its own business.
  server.on('error', () => undefined);
  server.listen(port, host);
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    async close() {
      closing.abort();
      const closed = once(server.server, 'close');
      server.close();
      for (const socket of server.sockets.values()) socket.destroy();
      await closed;
    },
  };
};
