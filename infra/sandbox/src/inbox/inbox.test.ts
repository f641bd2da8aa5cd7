import { once } from 'node:events';
import { connect } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Letter, type RunningSandbox } from '../index.ts';
import { splitLinks } from './links.ts';

// Goal: the SMTP server behaves as a real one does, each fault included, and the pages show what came without running any of it.
// Method: nodemailer as the client, over TCP.

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await startSandbox({ port: 0 })));
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.letters.clear();
});

const LINK = 'http://localhost:3000/confirm?token=a&b=c';
const letter: SendMailOptions = {
  from: 'Candid <post@candid.example>',
  to: 'Ada <ada@people.example>',
  subject: 'Grüße · مرحبا',
  text: `Confirm here: ${LINK}.\nThank you.`,
  html: `<p>Confirm <a href="${LINK.replace('&', '&amp;')}">here</a><script>alert(1)</script></p>`,
};

const transport = (more: object = {}) => createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, ...more });
const send = (change: SendMailOptions = {}) => transport().sendMail({ ...letter, ...change });

const failure = async (promise: Promise<unknown>): Promise<Record<string, unknown>> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  return error as Record<string, unknown>;
};

const admin = async (query = '', method = 'GET'): Promise<readonly Letter[]> => {
  const answer = await fetch(`${sandbox.url}/admin/mail${query}`, { method });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { letters: Letter[] }).letters;
};

const page = async (path: string) => {
  const answer = await fetch(`${sandbox.url}/inbox${path}`);
  return { status: answer.status, policy: answer.headers.get('content-security-policy') ?? '', text: await answer.text() };
};

describe('letters', () => {
  it('are kept as they were sent, newest first, and found by recipient', async () => {
    await send();
    await send({ to: 'grace+images@people.example', bcc: 'Copy@people.example', subject: 'second' });
    expect((await admin()).map(({ subject }) => subject)).toEqual(['second', letter.subject]);
    expect(await admin('?to=copy@PEOPLE.example')).toMatchObject([
      {
        subject: 'second',
        recipients: ['grace+images@people.example', 'Copy@people.example'],
        to: 'grace+images@people.example',
      },
    ]);
    const [first] = await admin('?to=ada%40people.example');
    expect(first).toMatchObject({
      envelopeFrom: 'post@candid.example',
      to: '"Ada" <ada@people.example>',
      text: expect.stringContaining(LINK),
      links: [LINK],
    });
    expect(first?.headers.find(([name]) => name === 'message-id')).toBeDefined();
    expect(await admin('', 'DELETE')).toEqual([]);
  });

  it('come with any login, addresses of any script and as long as SMTP allows', async () => {
    const long = `${'a'.repeat(64)}@${'b'.repeat(61)}.${'c'.repeat(63)}.${'d'.repeat(54)}.example`;
    expect(long).toHaveLength(253);
    await transport({ auth: { user: 'any', pass: 'thing' } }).sendMail({ ...letter, to: [long, 'zoë@people.example'] });
    expect((await admin())[0]?.recipients).toEqual([long, 'zoë@people.example']);
  });

  it('are the last two hundred, and none is longer than ten megabytes', async () => {
    const pool = createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, pool: true, maxMessages: Infinity });
    const subjects = Array.from({ length: 201 }, (_, index) => String(index));
    for (const subject of subjects) await pool.sendMail({ ...letter, subject, html: '' });
    pool.close();
    expect((await admin()).map(({ subject }) => subject)).toEqual(subjects.slice(1).reverse());
    expect(await failure(send({ text: 'x'.repeat(10_500_000) }))).toMatchObject({ responseCode: 552 });
  }, 60_000);
});

describe('pages', () => {
  it('list letters and show one, with its links to follow and its markup locked in', async () => {
    expect((await page('')).text).toContain('No letter has come yet.');
    await send();
    expect((await page('')).text).toMatch(/Grüße · مرحبا[^]*ada@people\.example[^]*UTC/);
    const { id } = (await admin())[0] ?? { id: 0 };
    const shown = await page(`/${id}`);
    expect(shown.text).toContain(`<a href="http://localhost:3000/confirm?token=a&amp;b=c">`);
    expect(shown.text).not.toContain('alert(1)');
    const locked = await page(`/${id}/html`);
    expect(locked.text).toContain('alert(1)');
    expect(locked.policy).toMatch(/^default-src 'none';.*; sandbox allow-popups/);
    expect(locked.policy).not.toMatch(/script/);
    expect((await page(`/${id}/raw`)).text).toMatch(/^From: Candid/m);
    expect((await page('/999999')).status).toBe(404);
  });

  it('empty the inbox for their own form only', async () => {
    await send();
    const post = (site: string) =>
      fetch(`${sandbox.url}/inbox/delete-all`, { method: 'POST', headers: { 'sec-fetch-site': site }, redirect: 'manual' });
    expect((await post('cross-site')).status).toBe(403);
    expect(await admin()).toHaveLength(1);
    expect((await post('same-origin')).status).toBe(303);
    expect(await admin()).toEqual([]);
  });

  it('end a link before what ends the sentence', () => {
    const text = 'See (https://a.example/x?y=1), or https://b.example/.';
    const found = splitLinks(text);
    expect(found.filter(({ isLink }) => isLink).map((part) => part.text)).toEqual([
      'https://a.example/x?y=1',
      'https://b.example/',
    ]);
    expect(found.map((part) => part.text).join('')).toBe(text);
  });
});

describe('faults', () => {
  it.each([
    ['smtp-refuse', { command: 'CONN' }],
    ['smtp-421', { responseCode: 421 }],
    ['smtp-451', { responseCode: 451, command: 'RCPT TO' }],
    ['smtp-550', { responseCode: 550, command: 'RCPT TO' }],
  ] as const)('%s, and the next letter comes again', async (fault, expected) => {
    sandbox.faults.set({ fault, when: 'next' });
    expect(await failure(send())).toMatchObject(expected);
    expect(await admin()).toEqual([]);
    await send();
    expect(await admin()).toHaveLength(1);
  });

  it('bounces one recipient of two', async () => {
    sandbox.faults.set({ fault: 'smtp-550', when: { nth: 2 } });
    const sent = await send({ to: ['a@people.example', 'b@people.example'] });
    expect(sent).toMatchObject({ accepted: ['a@people.example'], rejected: ['b@people.example'] });
  });

  it('drops the connection when the letter has come: it is kept, the sender is not told', async () => {
    sandbox.faults.set({ fault: 'smtp-drop', when: 'next' });
    expect(await failure(send())).toHaveProperty('code', 'ECONNECTION');
    expect(await admin()).toHaveLength(1);
  });

  it('answers slower than a client waits', async () => {
    sandbox.faults.set({ fault: 'smtp-slow', when: 'next', argument: 60 });
    expect(await failure(transport({ socketTimeout: 100 }).sendMail(letter))).toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('ends with connections open', async () => {
    const short = await startSandbox({ port: 0 });
    const socket = connect(short.smtpPort, '127.0.0.1');
    await once(socket, 'data');
    const gone = once(socket, 'close');
    await short.close();
    await gone;
  });
});
