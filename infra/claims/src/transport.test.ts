import { probes, type Site } from '@candid/application/evidence';
import { systemClock } from '@candid/kernel';
import { createSealedCookie, defineLoader } from '@candid/remix-kit';
import { startTestServer, type TestServer } from '@candid/remix-kit/testing/server';
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterEach, expect, test } from 'vitest';

const PUBLIC = new URL('https://candid.example');

let server: TestServer | null = null;
afterEach(() => server?.close(0));

/** The program as whoever ends TLS in front of it sees it: asked by its public name, and told when a call came in clear. */
const behindProxy = (url: string, origin: URL): Site => ({
  origin,
  paths: [],
  ask: (path, { headers = {}, inClear = false } = {}) =>
    new Promise((resolve, reject) => {
      const told = { ...headers, Host: origin.host, 'X-Forwarded-Proto': inClear ? 'http' : origin.protocol.slice(0, -1) };
      const asked = httpRequest(new URL(path, url), { headers: told, agent: false }, (answer) => {
        const received = new Headers();
        for (const [name, values] of Object.entries(answer.headersDistinct))
          for (const value of values ?? []) received.append(name, value);
        answer.resume().on('end', () => resolve(new Response(null, { status: answer.statusCode ?? 0, headers: received })));
      });
      asked.on('error', reject).end();
    }),
});

const open = async (origin: URL): Promise<Site> => {
  const cookie = createSealedCookie<string>({
    name: 'candid_session',
    origin,
    secrets: [{ id: 'test', key: randomBytes(32) }],
    clock: systemClock(),
    lifetime: null,
    sameSite: 'Lax',
    parse: () => null,
  });
  const giving = {
    loader: defineLoader({ handle: ({ context }) => (context.kit.setCookie(cookie.write('a')), new Response('')) }),
  };
  server = await startTestServer({ '/privacy': giving }, { origin });
  return behindProxy(server.url, origin);
};

test('OH-15 CR-32 evidence: every answer keeps browsers on https, calls in clear are sent there, and cookies do not travel in clear', async () => {
  const site = await open(PUBLIC);
  const good = { lax: 0, inClear: 0, looseCookies: 0, mixed: 0 };
  expect(await probes.transport({ site })).toEqual({ ok: true, figures: { reached: PUBLIC.origin, ...good } });
  const loose: Site = {
    ...site,
    ask: async (path, options) => {
      const { status, headers } = await site.ask(path, { ...options, inClear: false });
      headers.set('Set-Cookie', 'a=1; HttpOnly; SameSite=Lax');
      headers.delete('Strict-Transport-Security');
      return new Response(null, { status, headers });
    },
  };
  expect(await probes.transport({ site: loose })).toMatchObject({ ok: false, figures: { lax: 4, inClear: 4, looseCookies: 4 } });
});

test('OH-15 CR-32 evidence: http is for this machine alone', async () => {
  const local = await open(new URL('http://localhost:3000'));
  expect(await probes.transport({ site: local })).toMatchObject({ ok: true, figures: { reached: 'http://localhost:3000' } });
  expect(await probes.transport({ site: { ...local, origin: new URL('http://candid.example') } })).toMatchObject({ ok: false });
});
