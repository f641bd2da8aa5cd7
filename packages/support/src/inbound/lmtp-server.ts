import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { InboundKind } from '../domain/recipients.ts';
import { removeStaleSocket } from './stale-socket.ts';

/** Where mail is handed over: a socket file, or a port of this machine. */
export type LmtpPlace = { readonly path: string } | { readonly host: string; readonly port: number };

/** A mail as it came in. */
export interface Delivery {
  readonly raw: Uint8Array;
  /** Empty for the null sender. */
  readonly envelopeFrom: string;
  readonly kind: InboundKind;
}

/** `later`: it may come again; `too-much`: it never will fit. */
export type Taken = 'taken' | 'later' | 'too-much';

export interface LmtpOptions {
  readonly place: LmtpPlace;
  /** How the server calls itself. */
  readonly name: string;
  readonly messageBytes: number;
  /** What is written to this address; null where nobody reads. */
  readonly kindOf: (recipient: string) => InboundKind | null;
  /** Resolves once the mail is safe; the sender's server forgets it then. */
  readonly take: (delivery: Delivery) => Promise<Taken>;
  /** Hears why a mail could not be taken. */
  readonly onTrouble: (error: unknown) => void;
}

export interface RunningLmtp {
  /** 0 for a socket file. */
  readonly port: number;
  close(): Promise<void>;
}

const MOST_RECIPIENTS = 10;
const MOST_CLIENTS = 20;
const SILENCE_MS = 60_000;

const reply = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

const ANSWERS: Readonly<Record<Exclude<Taken, 'taken'>, Error>> = {
  later: reply(452, 'Too many letters at the moment, try again later'),
  'too-much': reply(552, 'The letter has more words or attachments than are taken here'),
};

/** The whole mail, or null for one that is too long: it is still read to its end, as the protocol asks, and not kept. */
const readAll = async (stream: SMTPServerDataStream): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (stream.sizeExceeded) chunks.length = 0;
    else chunks.push(chunk);
  }
  return stream.sizeExceeded ? null : Buffer.concat(chunks);
};

const kindsOf = ({ kindOf }: LmtpOptions, { envelope }: SMTPServerSession): readonly (InboundKind | null)[] =>
  envelope.rcptTo.map(({ address }) => kindOf(address));

/** One answer for each recipient, in their order (RFC 2033); a mail to two addresses of one kind is one letter. */
const takeAll = async (options: LmtpOptions, raw: Buffer, session: SMTPServerSession): Promise<(string | Error)[]> => {
  const { mailFrom } = session.envelope;
  const envelopeFrom = mailFrom === false ? '' : mailFrom.address;
  const outcomes = new Map<InboundKind, string | Error>();
  for (const kind of kindsOf(options, session)) {
    if (kind === null || outcomes.has(kind)) continue;
    try {
      const taken = await options.take({ raw, envelopeFrom, kind });
      outcomes.set(kind, taken === 'taken' ? 'Taken' : ANSWERS[taken]);
    } catch (error) {
      options.onTrouble(error);
      outcomes.set(kind, reply(451, 'Not taken, try again later'));
    }
  }
  return kindsOf(options, session).map(
    (kind) => (kind === null ? undefined : outcomes.get(kind)) ?? reply(550, 'No such address'),
  );
};

/** Whether a mail may go to an address; one that only takes news of bounces takes it from machines only. */
const refusalOf = (options: LmtpOptions, address: string, { envelope }: SMTPServerSession): Error | null => {
  if (envelope.rcptTo.length >= MOST_RECIPIENTS) return reply(452, 'Too many recipients');
  // The library keeps an address that is named twice once, and would answer once too few.
  const isNamed = envelope.rcptTo.some((named) => named.address.toLowerCase() === address.toLowerCase());
  if (isNamed) return reply(452, 'Named already');
  const kind = options.kindOf(address);
  if (kind === null) return reply(550, 'No such address');
  const fromMachine = envelope.mailFrom !== false && envelope.mailFrom.address === '';
  return kind === 'bounce' && !fromMachine ? reply(550, 'Nobody reads at this address') : null;
};

/**
 * Takes mail from the installation's own mail server. Nothing it says of a sender is believed. A letter is answered with 250 only once it is
 * committed; whatever goes wrong before is answered so that the mail server keeps it and comes again.
 * @throws what `listen` throws, such as EADDRINUSE
 */
export const startLmtp = async (options: LmtpOptions): Promise<RunningLmtp> => {
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<(string | Error)[]> => {
    const raw = await readAll(stream);
    if (raw !== null) return takeAll(options, raw, session);
    return session.envelope.rcptTo.map(() => reply(552, 'The letter is larger than is taken here'));
  };
  const server = new SMTPServer({
    lmtp: true,
    name: options.name,
    size: options.messageBytes,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: MOST_CLIENTS,
    socketTimeout: SILENCE_MS,
    closeTimeout: 5_000,
    logger: false,
    onRcptTo: ({ address }, session, done) => done(refusalOf(options, address, session)),
    onData: (stream, session, done) =>
      void receive(stream, session).then(
        (answers) => done(null, answers as never),
        (error: unknown) => {
          options.onTrouble(error);
          done(reply(451, 'Not taken, try again later'));
        },
      ),
  });
  // A client that goes away in the middle is its own business: it has had no answer, and comes again.
  server.on('error', () => undefined);
  if ('path' in options.place) await removeStaleSocket(options.place.path);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    const ready = (): void => {
      server.server.off('error', reject);
      resolve();
    };
    if ('path' in options.place) server.server.listen(options.place.path, ready);
    else server.listen(options.place.port, options.place.host, ready);
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
};
