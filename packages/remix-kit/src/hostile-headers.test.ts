import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { duration } from '@candid/kernel';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { createSealedCookie, defineLoader, type CookieSecret } from './index.ts';
import { startTestServer, type TestServer } from './testing/test-app.ts';

const PAGE = '<!doctype html><title>Too many cookies</title>';
const clock = { now: () => new Date() };
const secretOf = (): CookieSecret => ({ id: 'first', key: randomBytes(32) });
const own = secretOf();
const cookieOf = (name: string, secret: CookieSecret) =>
  createSealedCookie<string>({
    name,
    origin: new URL('http://localhost:3000'),
    secrets: [secret],
    clock,
    lifetime: duration.hours(1),
    sameSite: 'Lax',
    parse: (value) => (typeof value === 'string' ? value : null),
  });
const cookie = cookieOf('candid', own);
const ours = cookie.write('whose').split(';')[0] ?? '';
const valueOf = (pair: string): string => pair.slice(pair.indexOf('=') + 1);

const routes = {
  '/who': {
    loader: defineLoader({
      handle: ({ request }) => Response.json({ session: cookie.read(request.headers), url: new URL(request.url).origin }),
    }),
  },
};

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(0)));
});
const start = async (): Promise<TestServer> => {
  const server = await startTestServer(routes, { headersTooLargePage: PAGE });
  servers.push(server);
  return server;
};

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** A request written byte by byte: a client would not send it. */
const send = async (
  { host }: TestServer,
  lines: readonly string[],
  target = '/who',
  hostLine = `Host: ${host}`,
): Promise<Answer> => {
  const [hostname = '', port] = host.split(':');
  const socket = connect(Number(port), hostname);
  // A server that has answered and hung up may reset what is still on its way.
  socket.on('error', () => undefined);
  socket.write(
    `GET ${target} HTTP/1.1\r\n${hostLine}\r\nConnection: close\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`,
  );
  const whole = await text(socket);
  const [head = '', ...rest] = whole.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, body: rest.join('\r\n\r\n') };
};
const sessionIn = ({ body }: Answer): unknown => (JSON.parse(/\{.*\}/.exec(body)?.[0] ?? '{}') as { session?: unknown }).session;

test('hundreds of cookies, and bad ones of the session’s name before it, lose nobody their session', async () => {
  const server = await start();
  const many = Array.from({ length: 300 }, (_, index) => `c${index}=${'x'.repeat(20)}`).join('; ');
  expect(sessionIn(await send(server, [`Cookie: ${many}; ${ours}`]))).toBe('whose');
  const bad = ['', 'x', `first.${'A'.repeat(60)}`, valueOf(cookieOf('candid', secretOf()).write('stranger').split(';')[0] ?? '')];
  const tossed = bad.map((value) => `${cookie.name}=${value}`).join('; ');
  expect(sessionIn(await send(server, [`Cookie: ${tossed}; ${ours}`]))).toBe('whose');
  expect(sessionIn(await send(server, [`Cookie: ${tossed}`, `Cookie: ${ours}`]))).toBe('whose');
});

test('a token of another installation, another name or another cookie is none', async () => {
  const server = await start();
  const strangers = [cookieOf('candid', secretOf()), cookieOf('candid_account', own)].map(
    (other) => other.write('whose').split(';')[0] ?? '',
  );
  for (const stranger of strangers)
    expect(sessionIn(await send(server, [`Cookie: ${cookie.name}=${valueOf(stranger)}`]))).toBeNull();
});

test('more headers than are read are refused with a page that says so, and the server goes on', async () => {
  const server = await start();
  for (const lines of [
    [`Cookie: ${'a=b; '.repeat(4_000)}`],
    [`X-Long: ${'x'.repeat(20_000)}`],
    Array<string>(900).fill('X-Many: 12345678901234567890'),
  ]) {
    const answer = await send(server, lines);
    expect([answer.status, answer.body]).toEqual([431, PAGE]);
    expect(answer.head).toContain('Content-Type: text/html');
  }
  expect(sessionIn(await send(server, [`Cookie: ${ours}`]))).toBe('whose');
  expect(server.lines.filter(({ status }) => status === 431)).toHaveLength(3);
  expect(JSON.stringify(server.lines)).not.toContain('a=b');
});

test.each([
  ['a name that is not ours', '/who', 'Host: attacker.example', 421],
  ['no name', '/who', 'X-Nothing: 1', 400],
  ['an empty name', '/who', 'Host:', 400],
  ['a name above Host', 'http://attacker.example/who', null, 400],
  // The document of this test's app, which says the same to every unknown path.
  ['a name that only looks like a path', '//attacker.example/who', null, 200],
  ['two names', '/who', 'Host: attacker.example\r\nHost: attacker.example', 421],
  ['a broken line', '/who', 'Host attacker.example', 400],
])('a request for %s is refused and never answered in that name', async (_, target, hostLine, status) => {
  const server = await start();
  const answer = await send(server, [], target, hostLine ?? `Host: ${server.host}`);
  expect(answer.status).toBe(status);
  expect(answer.head + answer.body).not.toContain('attacker');
  expect((await send(server, [])).status).toBe(200);
});

test('property: no headers whatever make a failure of ours', async () => {
  const server = await start();
  const name = fc.constantFrom(
    'Cookie',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'Referer',
    'User-Agent',
    'Range',
    'Accept-Language',
    'Sec-GPC',
    'Candid-Session',
    'Authorization',
  );
  const value = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.stringMatching(/^[ -~\x80-\xff]{0,300}$/),
    fc.constantFrom(ours, `${cookie.name}=`, '; ; =', 'null'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 30 }), async (headers) => {
      const { status } = await send(
        server,
        headers.map(([header, content]) => `${header}: ${content}`),
      );
      expect([200, 400, 404, 431]).toContain(status);
    }),
    { numRuns: 100 },
  );
  expect((await send(server, [])).status).toBe(200);
});
