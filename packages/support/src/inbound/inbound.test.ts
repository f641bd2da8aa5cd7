import { connect, type Socket } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kindOfRecipient } from '../domain/recipients.ts';
import { startLmtp, type Delivery, type LmtpOptions, type RunningLmtp, type Taken } from './lmtp-server.ts';
import { readMessage } from './read-message.ts';

// Goal: whatever a client does on the wire, a mail is either taken whole and answered so, or answered so that it comes again.
// Method: real sockets, and what is taken is written into a list.

const LIMIT = 20_000;
const PRIVACY = 'support+privacy@candid.example';
const GENERAL = 'support@candid.example';
const BOUNCES = 'post@candid.example';

let server: RunningLmtp;
let taken: Delivery[];
let troubles: unknown[];
let answer: (delivery: Delivery) => Promise<Taken>;
const sockets = new Set<Socket>();

const options = (place: LmtpOptions['place']): LmtpOptions => ({
  place,
  name: 'candid.example',
  messageBytes: LIMIT,
  kindOf: (recipient) => kindOfRecipient(recipient, { support: GENERAL, sender: BOUNCES }),
  take: (delivery) => answer(delivery),
  onTrouble: (error) => void troubles.push(error),
});

beforeEach(async () => {
  [taken, troubles] = [[], []];
  answer = async (delivery) => (taken.push(delivery), 'taken');
  server = await startLmtp(options({ host: '127.0.0.1', port: 0 }));
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await server.close();
});

/** Somebody who speaks LMTP by hand. */
const caller = async (to: { port: number } | { path: string } = { port: server.port }) => {
  const socket = 'path' in to ? connect(to.path) : connect(to.port, '127.0.0.1');
  sockets.add(socket);
  const lines: string[] = [];
  let rest = '';
  let wake: () => void = () => undefined;
  let ended = false;
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    const parts = (rest + text).split('\r\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => ((ended = true), wake()));
  /** The next final answers, by their numbers. */
  const hear = async (count = 1): Promise<string[]> => {
    for (;;) {
      const finals = lines.filter((line) => /^\d{3} /.test(line));
      if (finals.length >= count || ended) {
        lines.length = 0;
        return finals;
      }
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const say = (text: string | Buffer): void => void socket.write(text);
  const ask = async (text: string, count = 1): Promise<string[]> => (say(`${text}\r\n`), hear(count));
  await hear();
  await ask('LHLO mx.example.org');
  return { socket, say, ask, hear };
};

const codes = (answers: readonly string[]): string[] => answers.map((line) => line.slice(0, 3));
const LETTER = 'From: Ada <ada@example.org>\r\nSubject: Hello\r\n\r\nDear you,\r\n..two dots\r\n';
const rawOf = ({ raw }: Delivery): string => Buffer.from(raw).toString('latin1');

describe('LMTP', () => {
  test('a letter is taken whole, once, with whom it is from and what it is about', async () => {
    const { ask, hear } = await caller();
    expect(codes(await ask('MAIL FROM:<ada@example.org>'))).toEqual(['250']);
    expect(codes(await ask(`RCPT TO:<${PRIVACY}>`))).toEqual(['250']);
    expect(codes(await ask('DATA'))).toEqual(['354']);
    expect(codes(await ask(`${LETTER}.`))).toEqual(['250']);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({ envelopeFrom: 'ada@example.org', kind: 'privacy' });
    expect(rawOf(taken[0] as Delivery)).toBe('From: Ada <ada@example.org>\r\nSubject: Hello\r\n\r\nDear you,\r\n.two dots\r\n');
    expect(codes(await ask('QUIT'))).toEqual(['221']);
    await hear();
  });

  test('all at once is answered one by one', async () => {
    const { ask } = await caller();
    const all = ['MAIL FROM:<ada@example.org>', `RCPT TO:<${GENERAL}>`, 'DATA'].join('\r\n');
    expect(codes(await ask(all, 3))).toEqual(['250', '250', '354']);
    expect(codes(await ask(`${LETTER}.`))).toEqual(['250']);
    expect(taken.map(({ kind }) => kind)).toEqual(['general']);
  });

  test('each of several recipients has an answer of its own, and is asked for once', async () => {
    const { ask } = await caller();
    await ask('MAIL FROM:<ada@example.org>');
    for (const to of [GENERAL, PRIVACY]) expect(codes(await ask(`RCPT TO:<${to}>`))).toEqual(['250']);
    expect(codes(await ask(`RCPT TO:<${GENERAL.toUpperCase()}>`))).toEqual(['452']);
    expect(codes(await ask('RCPT TO:<root@candid.example>'))).toEqual(['550']);
    await ask('DATA');
    answer = async (delivery) => (taken.push(delivery), delivery.kind === 'privacy' ? 'later' : 'taken');
    expect(codes(await ask(`${LETTER}.`, 2))).toEqual(['250', '452']);
    expect(taken.map(({ kind }) => kind)).toEqual(['general', 'privacy']);
  });

  test('too large is refused for good, by its announced size and by its real one', async () => {
    const { ask } = await caller();
    expect(codes(await ask(`MAIL FROM:<ada@example.org> SIZE=${LIMIT + 1}`))).toEqual(['552']);
    await ask('MAIL FROM:<ada@example.org>');
    await ask(`RCPT TO:<${GENERAL}>`);
    await ask('DATA');
    expect(codes(await ask(`${LETTER}${'x'.repeat(70).concat('\r\n').repeat(1_000)}.`))).toEqual(['552']);
    expect(taken).toEqual([]);
    // The connection goes on.
    expect(codes(await ask('MAIL FROM:<ada@example.org>'))).toEqual(['250']);
  });

  test('what breaks off in the middle is no letter', async () => {
    const { ask, say, socket } = await caller();
    await ask('MAIL FROM:<ada@example.org>');
    await ask(`RCPT TO:<${GENERAL}>`);
    await ask('DATA');
    say(LETTER);
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.end();
    await gone;
    // Another one's letter goes its way, and nothing of the broken one is there.
    const other = await caller();
    await other.ask('MAIL FROM:<bob@example.org>');
    await other.ask(`RCPT TO:<${GENERAL}>`);
    await other.ask('DATA');
    expect(codes(await other.ask(`${LETTER}.`))).toEqual(['250']);
    expect(taken.map(({ envelopeFrom }) => envelopeFrom)).toEqual(['bob@example.org']);
  });

  test('what fails inside is answered so that it comes again, without a word of why', async () => {
    answer = () => Promise.reject(new Error('ada@example.org: secret'));
    const { ask } = await caller();
    await ask('MAIL FROM:<ada@example.org>');
    await ask(`RCPT TO:<${GENERAL}>`);
    await ask('DATA');
    expect(await ask(`${LETTER}.`)).toEqual(['451 Not taken, try again later']);
    expect(troubles).toHaveLength(1);
  });

  test('the address that letters come from takes news of bounces and nothing else', async () => {
    const { ask } = await caller();
    await ask('MAIL FROM:<ada@example.org>');
    expect(codes(await ask(`RCPT TO:<${BOUNCES}>`))).toEqual(['550']);
    await ask('RSET');
    await ask('MAIL FROM:<>');
    expect(codes(await ask(`RCPT TO:<${BOUNCES}>`))).toEqual(['250']);
  });

  test.each([
    ['a client that does not say LHLO', 'EHLO mx.example.org'],
    ['a letter without a sender', `RCPT TO:<${GENERAL}>`],
    ['a letter to nobody', 'DATA'],
    ['a password', 'AUTH PLAIN AGEAYg=='],
    ['what is no command', 'GET / HTTP/1.1'],
    ['an address with a line in it', 'MAIL FROM:<ada@example.org\nRCPT TO:<x@y>'],
  ])('%s is refused', async (_, line) => {
    const { ask } = await caller();
    expect(codes(await ask(line))[0]).toMatch(/^(5\d\d|421)$/);
    expect(taken).toEqual([]);
  });

  test('it listens at a socket file too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lmtp-'));
    const path = join(folder, 's');
    const other = await startLmtp(options({ path }));
    const { ask } = await caller({ path });
    await ask('MAIL FROM:<ada@example.org>');
    await ask(`RCPT TO:<${GENERAL}>`);
    await ask('DATA');
    expect(codes(await ask(`${LETTER}.`))).toEqual(['250']);
    for (const socket of sockets) socket.destroy();
    await other.close();
    await rm(folder, { recursive: true });
    expect(taken).toHaveLength(1);
  });
});

const mime = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');

describe('a mail is taken apart', () => {
  test('in its own letters: 8-bit, encoded words, folded headers', async () => {
    const raw = mime(
      'From: =?utf-8?q?Zo=C3=AB?= <zoe@example.org>',
      'Reply-To: "a\tb" <b@example.org>',
      'Subject: =?utf-8?B?R3LDvMOfZQ==?=',
      ' =?utf-8?Q?_=0D=0ABcc:_all@example.org?=',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: 8bit',
      'Content-Language: de',
      '',
      'Sch\xf6ne Gr\xfc\xdfe',
    );
    const message = await readMessage(raw);
    expect(message).toMatchObject({ from: 'Zoë <zoe@example.org>', text: 'Schöne Grüße', attachments: [], report: null });
    expect(message?.subject).toBe('Grüße Bcc: all@example.org');
    expect(message?.headers).toContainEqual(['content-language', 'de']);
    for (const value of [message?.from, message?.replyTo, message?.subject, ...(message?.headers.flat() ?? [])])
      expect(value).not.toMatch(/[\r\n]/);
  });

  test('with its files, named by whoever sent them', async () => {
    const raw = mime(
      'From: ada@example.org',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See this.',
      '--b',
      'Content-Type: text/html; name="../../x.html"',
      'Content-Disposition: attachment; filename="../../x.html"',
      '',
      '<script>alert(1)</script>',
      '--b',
      'Content-Type: application/zip',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="bomb.zip"',
      '',
      Buffer.from('PK\x03\x04 not opened').toString('base64'),
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Subject: inner',
      '',
      'inner words',
      '--b--',
    );
    const message = await readMessage(raw);
    expect(message?.text).toBe('See this.');
    expect(message?.attachments.map(({ name, declaredType }) => [name, declaredType])).toEqual([
      ['../../x.html', 'text/html'],
      ['bomb.zip', 'application/zip'],
      ['', 'message/rfc822'],
    ]);
    expect(Buffer.from(message?.attachments[1]?.bytes ?? []).toString()).toBe('PK\x03\x04 not opened');
  });

  test('that has only markup is read from it, and the markup comes along unopened', async () => {
    const message = await readMessage(mime('From: ada@example.org', 'Content-Type: text/html', '', '<p>Hello <b>you</b></p>'));
    expect(message?.text).toBe('Hello you');
    expect(message?.attachments.map(({ name, declaredType }) => [name, declaredType])).toEqual([['message.html', 'text/html']]);
  });

  test.each([
    ['nothing at all', ''],
    ['no header', '\r\n\r\nwords'],
    ['a boundary that never comes', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords'],
    ['a charset that is none', 'Content-Type: text/plain; charset=klingon\r\n\r\nwords'],
    ['broken base64', 'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%w'],
    ['null bytes', 'Subject: a\0b\r\n\r\nwo\0rds'],
  ])('that has %s is a letter all the same', async (_, text) => {
    const message = await readMessage(Buffer.from(text, 'latin1'));
    expect(message).not.toBeNull();
    expect(message?.text).not.toContain('\0');
  });

  test('that is nested too deeply is not read, and harms nothing', async () => {
    const deep = Array.from(
      { length: 40 },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    ).join('');
    expect(await readMessage(Buffer.from(deep))).toBeNull();
    expect(await readMessage(Buffer.from('Subject: next\r\n\r\nwords'))).toMatchObject({ text: 'words' });
  });

  test('that takes too long is given up', async () => {
    expect(await readMessage(Buffer.from('Subject: a\r\n\r\nwords'), 0)).toBeNull();
  });

  test('that reports a bounce says which letter, and who failed for good', async () => {
    const raw = mime(
      'From: MAILER-DAEMON@mx.example.org',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'It did not arrive.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      '',
      'Final-Recipient: rfc822; Ada@example.org',
      'Action: failed',
      'Status: 5.1.1',
      '',
      'Final-Recipient: rfc822; bob@example.org',
      'Action: delayed',
      'Status: 4.4.1',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      'From: Candid <post@candid.example>',
      'Message-ID:',
      ' <0f8fad5b-d9cb-469f-a165-70867728950e@candid.example>',
      '--b--',
    );
    expect((await readMessage(raw))?.report).toEqual({
      messageId: '0f8fad5b-d9cb-469f-a165-70867728950e@candid.example',
      failed: ['Ada@example.org'],
    });
  });
});
