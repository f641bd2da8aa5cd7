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
  ['smtp-550', 'rejected', 0],
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

test.each([
  { subject: 'Hello\r\nBcc: all@example.org' },
  { leave: 'https://candid.example/>\r\nBcc: all@example.org' },
  { to: 'ada@people.example\r\nRCPT TO:<all@example.org>' },
  { to: 'ada@people.example, all@example.org' },
  { to: 'ada@people.example>\r\nDATA' },
])('no value becomes a header or another recipient: %j', async (change) => {
  await transport.handOver({ ...envelope, ...change });
  for (const letter of sandbox.letters.list()) {
    expect(letter.headers.map(([name]) => name)).not.toContain('bcc');
    expect(letter.recipients).toHaveLength(1);
    expect(letter.recipients).not.toContain('all@example.org');
  }
});
