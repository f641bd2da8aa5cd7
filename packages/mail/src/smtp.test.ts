import { createEgress } from '@candid/egress';
import { startSandbox, type FaultName, type RunningSandbox } from '@candid/sandbox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSmtpTransport, type Envelope, type MailTransport } from './smtp.ts';

// Goal: of every letter it is known whether the server certainly took it, certainly did not, or nobody can know.
// Method: the stand-in's SMTP server over TCP, with its faults.

let sandbox: RunningSandbox;
let transport: MailTransport;
const refused: string[] = [];
const transportTo = (port: number, declared = port): MailTransport => {
  const server = { host: '127.0.0.1', port, tls: 'none', login: null } as const;
  const sockets = [{ role: 'mail', host: server.host, port: declared }] as const;
  const egress = createEgress({
    recipients: [{ role: 'mail', hosts: [] }],
    addresses: [],
    sockets,
    onRefused: (host) => refused.push(host),
  });
  return createSmtpTransport({ egress, server, name: 'candid.example' });
};
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  transport = transportTo(sandbox.smtpPort);
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.letters.clear();
});

const envelope: Envelope = {
  from: 'Candid <post@candid.example>',
  to: 'ada@people.example',
  messageId: 'letter-1@candid.example',
  date: new Date('2026-06-01T12:00:00.000Z'),
  subject: 'Grüße',
  text: 'Hello',
  html: '<p>Hello</p>',
};

test('a letter arrives with both forms, one Message-ID, and nobody asked to answer it', async () => {
  expect(await transport.handOver(envelope)).toBe('sent');
  const [letter] = sandbox.letters.list();
  expect(letter).toMatchObject({
    envelopeFrom: 'post@candid.example',
    recipients: ['ada@people.example'],
    subject: 'Grüße',
    text: 'Hello',
  });
  const headers = Object.fromEntries(letter?.headers ?? []);
  expect(headers).toMatchObject({ 'message-id': '<letter-1@candid.example>', 'auto-submitted': 'auto-generated' });
});

test('HI-09: a letter that can be ended says so to mail programs, with one press and no page (RFC 8058); others do not', async () => {
  const leave = 'https://candid.example/newsletter/leave?token=abc&lang=de';
  await transport.handOver({ ...envelope, leave });
  await transport.handOver(envelope);
  const [plain, ended] = sandbox.letters.list().map(({ headers }) => new Map(headers));
  expect(ended?.get('list-unsubscribe')).toBe(`<${leave}>`);
  expect(ended?.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect([...(plain?.keys() ?? [])].filter((name) => name.startsWith('list-'))).toEqual([]);
});

test.each<[FaultName, string, number]>([
  ['smtp-refuse', 'unreachable', 0],
  ['smtp-421', 'later', 0],
  ['smtp-451', 'later', 0],
  ['smtp-550', 'no-mailbox', 0],
  ['smtp-relay-denied', 'rejected', 0],
  ['smtp-drop', 'unknown', 1],
])('%s is told as %s', async (fault, outcome, kept) => {
  sandbox.faults.set({ fault, when: 'next' });
  expect(await transport.handOver(envelope)).toBe(outcome);
  expect(sandbox.letters.list()).toHaveLength(kept);
});

test('a server that is not there is unreachable, and one that is not declared is never called (OH-12)', async () => {
  expect(await transportTo(1).handOver(envelope)).toBe('unreachable');
  await expect(transportTo(sandbox.smtpPort, 1).handOver(envelope)).rejects.toMatchObject({ code: 'egress_denied' });
  expect(refused).toEqual([`127.0.0.1:${sandbox.smtpPort}`]);
  expect(sandbox.letters.list()).toEqual([]);
});

test('a server without TLS gets nothing where TLS is asked for', async () => {
  const server = { host: '127.0.0.1', port: sandbox.smtpPort, tls: 'upgrade', login: null } as const;
  const sockets = [{ role: 'mail', ...server }] as const;
  const egress = createEgress({ recipients: [{ role: 'mail', hosts: [] }], addresses: [], sockets, onRefused: () => undefined });
  const strict = createSmtpTransport({ egress, server, name: 'candid.example' });
  expect(['unreachable', 'later', 'rejected']).toContain(await strict.handOver(envelope));
  expect(sandbox.letters.list()).toEqual([]);
});

const BREAKS = ['\r\n', '\n', '\r', '\r\n\r\n', '\0', '\u2028', '\u0085'];
/** Every field of a letter with a line in it that wants to be a header or a command. */
const injected = (line: string): Envelope => ({
  ...envelope,
  subject: `Hello${line}Bcc: all@example.org`,
  leave: `https://candid.example/>${line}X-Leave: 1`,
  replyTo: `yes@candid.example>${line}X-Answer: 1`,
  from: `Candid${line}X-From: 1${line} <post@candid.example>`,
  messageId: `1@candid.example>${line}X-Id: 1${line}X: <1@candid.example`,
  text: `Hello${line}.${line}MAIL FROM:<eve@example.org>${line}RCPT TO:<all@example.org>${line}DATA`,
  html: `<p>Hello</p>${line}.${line}RCPT TO:<all@example.org>${line}DATA${line}X-Html: 1`,
});

test('no field of a letter becomes a header, another letter or another recipient', async () => {
  await transport.handOver({ ...envelope, leave: 'https://candid.example/leave', replyTo: 'yes@candid.example' });
  const namesOf = ([letter] = sandbox.letters.list()) => letter?.headers.map(([name]) => name) ?? [];
  const names = namesOf();
  expect(names).toContain('list-unsubscribe');
  for (const line of BREAKS) {
    sandbox.letters.clear();
    expect(await transport.handOver(injected(line))).toBe('sent');
    expect(sandbox.letters.list().map(({ recipients }) => recipients)).toEqual([['ada@people.example']]);
    expect(namesOf()).toEqual(names);
  }
});

test('what ends by a mail promises no press of a button, and an answer goes where it is waited for', async () => {
  const leave = 'mailto:support+leave-abc@candid.example?subject=leave';
  await transport.handOver({ ...envelope, leave, replyTo: 'support+yes-abc@candid.example' });
  const headers = new Map(sandbox.letters.list()[0]?.headers);
  expect(headers.get('list-unsubscribe')).toBe(`<${leave}>`);
  expect(headers.has('list-unsubscribe-post')).toBe(false);
  expect(headers.get('reply-to')).toBe('support+yes-abc@candid.example');
});

test.each([...BREAKS.map((line) => `ada@people.example${line}RCPT TO:<all@example.org>`), 'ada@people.example>\r\nDATA'])(
  'an address that is none reaches nobody: %j',
  async (to) => {
    expect(await transport.handOver({ ...envelope, to })).toBe('unreachable');
    expect(sandbox.letters.list()).toEqual([]);
  },
);

test('two addresses in one field are not two recipients', async () => {
  await transport.handOver({ ...envelope, to: 'ada@people.example, all@example.org' });
  expect(sandbox.letters.list().flatMap(({ recipients }) => recipients)).not.toContain('all@example.org');
});
