import { Readable } from 'node:stream';
import type { Socket } from 'node:net';
import type { Egress } from '@candid/egress';
import { isAppError } from '@candid/kernel';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SetLetter } from './set-letter.ts';

/** Where letters are handed over. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `start`: TLS from the first byte. `upgrade`: it has to be offered and is taken. `none`: only for a stand-in on this machine. */
  readonly tls: 'start' | 'upgrade' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** A letter with all that its header says. */
export interface Envelope extends SetLetter {
  readonly from: string;
  readonly to: string;
  /** Where an answer goes; null or left out where nobody reads one. */
  readonly replyTo?: string | null;
  /** Without angle brackets; the same whenever the same letter is sent, so that a copy can be told from another letter. */
  readonly messageId: string;
  readonly date: Date;
}

/**
 * What became of a letter. `later` and `unreachable`: it was certainly not taken and may be tried again; `rejected`: it certainly was
 * not, and will not be; `no-mailbox`: the same, because there is nobody at that address; `unknown`: its text was on the way and no answer came.
 */
export type HandingOver = 'sent' | 'later' | 'unreachable' | 'rejected' | 'no-mailbox' | 'unknown';

export interface MailTransport {
  handOver(envelope: Envelope): Promise<HandingOver>;
}

export interface SmtpOptions {
  readonly egress: Pick<Egress, 'connect'>;
  readonly server: SmtpServer;
  /** The name this installation introduces itself by: its host. */
  readonly name: string;
}

/** Silence after which a server is given up; it has answered in the same second since there is mail. */
const SILENCE_MS = 60_000;

/** What lets a mail program end such letters with one press, without opening a page (RFC 8058), or with a mail (RFC 2369). */
const leaving = (leave: string | undefined): Record<string, string> => {
  if (leave === undefined) return {};
  const header = { 'List-Unsubscribe': `<${leave}>` };
  return leave.startsWith('mailto:') ? header : { ...header, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
};

const compile = ({ from, to, replyTo, messageId, date, subject, text, html, leave }: Envelope): Promise<Buffer> =>
  new MailComposer({
    from,
    to: { name: '', address: to },
    ...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
    subject,
    text,
    html,
    date,
    messageId: `<${messageId}>`,
    // No machine answers it with a holiday note, and none shows an unsubscribe where there is nothing to.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...leaving(leave) },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

const codeOf = (error: unknown): number | null => {
  const code = typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : null;
  return typeof code === 'number' ? code : null;
};

/** What a server says of a recipient to whom nothing will ever come (RFC 3463); a bare 550 may as well be about us. */
const NO_MAILBOX = /^55\d[ -]5\.(?:1\.(?:1|2|3|6|10)|2\.1)\b/;

const isOfRecipient = (error: unknown): boolean => {
  const { command, response } = error as { readonly command?: unknown; readonly response?: unknown };
  return command === 'RCPT TO' && typeof response === 'string' && NO_MAILBOX.test(response);
};

/** An answer with a number is certain; without one it depends on whether the text was on its way. */
const outcomeOf = (error: unknown, textBegun: boolean): HandingOver => {
  const code = codeOf(error);
  if (code !== null && code >= 500) return isOfRecipient(error) ? 'no-mailbox' : 'rejected';
  if (code !== null && code >= 400) return 'later';
  return textBegun ? 'unknown' : 'unreachable';
};

const openConnection = ({ server, name }: SmtpOptions, socket: Socket) =>
  new SMTPConnection({
    host: server.host,
    port: server.port,
    name,
    secure: server.tls === 'start',
    requireTLS: server.tls === 'upgrade',
    ignoreTLS: server.tls === 'none',
    connection: socket,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    logger: false,
  });

type Step = (done: (error?: unknown) => void) => void;

/** Speaks SMTP until the server has answered the letter's last line, or anything went wrong before. */
const converse = (connection: SMTPConnection, steps: readonly Step[]): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.on('error', reject);
    const go = ([step, ...rest]: readonly Step[]): void => {
      if (step === undefined) return resolve();
      step((error) => (error ? reject(error) : go(rest)));
    };
    go(steps);
  });

/**
 * Hands letters to a mail server, one connection for each. The library's parts are used one level below its transport: only there can it
 * be seen whether the text of a letter was on its way when something broke.
 */
export const createSmtpTransport = (options: SmtpOptions): MailTransport => ({
  handOver: async (envelope) => {
    const raw = await compile(envelope);
    let textBegun = false;
    const text = Readable.from(
      (function* () {
        textBegun = true;
        yield raw;
      })(),
      { objectMode: false },
    );
    let connection: SMTPConnection | null = null;
    try {
      const speaking = openConnection(options, await options.egress.connect(options.server));
      connection = speaking;
      const { login } = options.server;
      await converse(speaking, [
        (done) => speaking.connect(done),
        ...(login ? [((done) => speaking.login({ user: login.user, pass: login.password }, done)) satisfies Step] : []),
        (done) => speaking.send({ from: addressIn(envelope.from), to: [envelope.to] }, text, done),
      ]);
      speaking.quit();
      return 'sent';
    } catch (error) {
      connection?.close();
      if (isAppError(error, 'egress_denied')) throw error;
      return outcomeOf(error, textBegun);
    }
  },
});

/** The bare address of `Name <address>`. */
const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
