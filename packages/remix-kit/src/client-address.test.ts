import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { defineLoader } from './index.ts';
import { startTestServer, type TestServer } from './testing/test-app.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(0)));
});

const routes = {
  '/who': { loader: defineLoader({ handle: ({ context }) => Response.json(context.kit.clientAddress?.reveal() ?? null) }) },
};

const start = async (trustedProxies: readonly string[], readsClientAddress = true): Promise<TestServer> => {
  const server = await startTestServer(routes, { trustedProxies, readsClientAddress });
  servers.push(server);
  return server;
};

/** A request written byte by byte, because clients tidy headers up. */
const ask = async ({ host }: TestServer, ...headers: string[]): Promise<unknown> => {
  const [hostname = '', port] = host.split(':');
  const socket = connect(Number(port), hostname);
  socket.write(`GET /who HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`);
  const answer = await text(socket);
  return JSON.parse(/\r\n("[^"]*"|null)\r\n/.exec(answer)?.[1] ?? answer);
};

const HERE = '127.0.0.1';

describe('client address', () => {
  test('is the other end of the connection, whatever a stranger claims', async () => {
    const server = await start([]);
    expect(await ask(server)).toBe(HERE);
    expect(await ask(server, 'X-Forwarded-For: 192.0.2.1', 'X-Real-IP: 192.0.2.1', 'Forwarded: for=192.0.2.1')).toBe(HERE);
  });

  test('is what the nearest untrusted hop is, where a trusted proxy says so', async () => {
    const server = await start(['127.0.0.0/8', '10.0.0.0/8', 'fd00::/8']);
    expect(await ask(server)).toBe(HERE);
    expect(await ask(server, 'X-Forwarded-For: 192.0.2.1')).toBe('192.0.2.1');
    expect(await ask(server, 'X-Forwarded-For: 203.0.113.9, 192.0.2.1')).toBe('192.0.2.1');
    expect(await ask(server, 'X-Forwarded-For: 203.0.113.9, 192.0.2.1, 10.1.2.3,fd00::7')).toBe('192.0.2.1');
    expect(await ask(server, 'X-Forwarded-For: 203.0.113.9', 'X-Forwarded-For: 192.0.2.1')).toBe('192.0.2.1');
    expect(await ask(server, 'X-Forwarded-For: 10.0.0.4, 10.0.0.5')).toBe('10.0.0.4');
  });

  test.each([
    ['192.0.2.1:4711', '192.0.2.1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:DB8::1', '2001:db8::1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['unknown', null],
    ['_hidden', null],
    ['192.0.2.1:port', null],
    ['"192.0.2.1"', null],
    ['[192.0.2.1', null],
    ['', null],
    ['192.0.2.1, ', null],
    ['192.0.2.1, unknown', null],
    ['unknown, 192.0.2.1', '192.0.2.1'],
  ])('reads %j of a trusted proxy as %j', async (header, expected) => {
    expect(await ask(await start([HERE]), `X-Forwarded-For: ${header}`)).toBe(expected);
  });

  test('is not read where the policy has no use for it', async () => {
    expect(await ask(await start([HERE], false), 'X-Forwarded-For: 192.0.2.1')).toBeNull();
  });

  test('property: what a sender writes before the proxy changes nothing', async () => {
    const server = await start([HERE]);
    const claim = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom(HERE, '::1', 'unknown', ''), fc.stringMatching(/^[ -~]{0,40}$/));
    const lines = fc.array(claim, { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lines, async (claims) => {
        const headers = claims.map((value) => `X-Forwarded-For: ${value}`);
        expect(await ask(server, ...headers, 'X-Forwarded-For: 192.0.2.1')).toBe('192.0.2.1');
        expect(await ask(server, `X-Forwarded-For: ${[...claims, '192.0.2.1'].join(', ')}`)).toBe('192.0.2.1');
      }),
      { numRuns: 50 },
    );
  });
});
