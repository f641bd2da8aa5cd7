import { once } from 'node:events';
import { connect } from 'node:net';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@candid/kernel';
import { afterEach, describe, expect, test } from 'vitest';
import { defineAction, defineLoader, readForm, SESSION_ENDED, SESSION_HEADER } from './index.ts';
import { manualTimers } from './testing/manual-timers.ts';
import { startTestServer, type TestRoutes, type TestServer } from './testing/test-app.ts';

const servers: TestServer[] = [];
const start = async (...args: Parameters<typeof startTestServer>): Promise<TestServer> => {
  const server = await startTestServer(...args);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(0)));
});

const LIMITS = { files: 2, fileBytes: 1_000, fields: 4, fieldBytes: 100, totalFileBytes: 1_500 };

const routes: TestRoutes = {
  '/echo': {
    loader: defineLoader({ handle: ({ url }) => Response.json({ url: url.href }) }),
    action: defineAction({
      methods: ['POST'],
      handle: async ({ request }) => Response.json({ length: (await request.text()).length }),
    }),
  },
  '/form': {
    action: defineAction({
      methods: ['POST'],
      handle: async ({ request }) => {
        const { fields, files } = await readForm(request, LIMITS);
        return Response.json({ fields: [...fields], files: files.map(({ name, bytes }) => [name, bytes.byteLength]) });
      },
    }),
  },
  '/gone/:imageId': { loader: defineLoader({ handle: () => Promise.reject(new AppError('gone')) }) },
  '/defect': { loader: defineLoader({ handle: () => Promise.reject(new Error('canary fox')) }) },
  '/kept': {
    loader: defineLoader({
      handle: ({ url, context: { kit } }) => {
        if (url.searchParams.has('cookie')) kit.setCookie('session=one');
        if (url.searchParams.has('header')) kit.setHeader(SESSION_HEADER, SESSION_ENDED);
        return Response.json({}, { headers: { 'Cache-Control': 'public, max-age=31536000' } });
      },
    }),
  },
  '/boundary': { loader: () => Promise.reject(new Error('canary fox')) },
  '/refused': { action: defineAction({ methods: ['POST'], handle: () => Promise.reject(new AppError('prompt_empty')) }) },
};

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Node's client, because fetch cannot set Host. */
const send = (url: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on('error', reject).end(body);
  });

describe('headers', () => {
  test('OH-06 NA-18: every answer is closed by default, and each has a nonce of its own', async () => {
    const { url } = await start(routes);
    const [first, second] = [await send(`${url}/echo`), await send(`${url}/missing`)];
    expect(first.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(first.headers).not.toHaveProperty('x-powered-by');
    expect(first.headers).not.toHaveProperty('strict-transport-security');
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'nonce-`);
    expect(policy).not.toContain('unsafe');
    expect(second.headers['content-security-policy']).not.toBe(policy);
  });

  test('NA-18 CR-07: what gives or ends a session is kept by no cache, although its route may be', async () => {
    const { url } = await start(routes);
    const keptFor = async (answer: string) => (await send(`${url}/kept?${answer}`)).headers['cache-control'];
    expect(await keptFor('anybody')).toBe('public, max-age=31536000');
    expect([await keptFor('header'), await keptFor('cookie')]).toEqual(['private, no-store', 'private, no-store']);
  });

  test('built files are kept by every cache, and for good where their name changes with them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candid-files-'));
    try {
      await mkdir(join(folder, 'assets'));
      for (const file of ['assets/root-Euty5hgu.js', 'mark.svg']) await writeFile(join(folder, file), '');
      const { url } = await start(routes, { clientFiles: folder });
      const keptFor = async (path: string) => (await send(`${url}${path}`)).headers['cache-control'];
      expect(await keptFor('/assets/root-Euty5hgu.js')).toBe('public, max-age=31536000, immutable');
      expect(await keptFor('/mark.svg')).toBe('public, max-age=3600');
      expect(await keptFor('/assets/root-AAAAAAAA.js'), 'what is not there').toBe('private, no-store');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('OH-15 CR-32 HI-15: over https the browser is told to stay there', async () => {
    const { url } = await start(routes, { origin: new URL('https://candid.example') });
    const answer = await send(`${url}/echo`, { Host: 'candid.example' });
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=63072000/);
    expect(JSON.parse(answer.body)).toEqual({ url: 'https://candid.example/echo' });
  });
});

describe('front door', () => {
  test('a Host that is not ours is refused and told the right one', async () => {
    const { url } = await start(routes);
    const answer = await send(`${url}/echo`, { Host: 'attacker.example' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([421, { code: 'bad_request', answersAs: url }]);
    // Whatever somebody calls us by may say who they are: it is refused, and not written down.
    expect(servers[0]?.lines.find(({ event }) => event === 'http.refused')).toMatchObject({ status: 421, code: 'bad_request' });
    expect(JSON.stringify(servers[0]?.lines)).not.toContain('attacker');
  });

  test('health answers under any Host', async () => {
    const { url } = await start(routes, { probes: [{ name: 'database', check: () => Promise.reject(new Error('canary fox')) }] });
    expect((await send(`${url}/healthz`, { Host: '10.0.0.7' })).status).toBe(200);
    const ready = await send(`${url}/readyz`, { Host: '10.0.0.7' });
    expect([ready.status, JSON.parse(ready.body)]).toEqual([503, { ready: false, probes: [{ name: 'database', ok: false }] }]);
    expect(JSON.stringify(servers[0]?.lines)).not.toContain('fox');
  });

  test('OH-15 CR-32 HI-15: http behind a proxy goes to https, and what is sent that way is refused', async () => {
    const origin = new URL('https://candid.example');
    const headers = { Host: 'candid.example', 'X-Forwarded-Proto': 'http' };
    const { url } = await start(routes, { origin });
    const redirected = await send(`${url}/echo?a=1`, headers);
    expect([redirected.status, redirected.headers.location]).toEqual([308, 'https://candid.example/echo?a=1']);
    expect((await send(`${url}/echo`, headers, 'POST')).status).toBe(400);
  });

  test('the host that a trusted proxy was asked for is believed; the same header from a stranger is not', async () => {
    const origin = new URL('https://candid.example');
    const headers = { Host: '10.0.0.1', 'X-Forwarded-Host': 'candid.example' };
    const trusting = await start(routes, { origin, trustedProxies: ['127.0.0.0/8'] });
    expect((await send(`${trusting.url}/echo`, headers)).status).toBe(200);
    const plain = await start(routes, { origin });
    expect((await send(`${plain.url}/echo`, headers)).status).toBe(421);
  });

  test.each([
    ['no origin', {}, 403],
    ['another origin', { Origin: 'http://evil.example' }, 403],
    ['a null origin', { Origin: 'null' }, 403],
    ['our origin from another site', { Origin: 'SELF', 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['our origin from a sibling', { Origin: 'SELF', 'Sec-Fetch-Site': 'same-site' }, 403],
    ['our page', { Origin: 'SELF', 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['our page in an older browser', { Origin: 'SELF' }, 200],
  ])('a post with %s', async (_name, headers, status) => {
    const { url } = await start(routes);
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('SELF', url)]));
    expect((await send(`${url}/echo`, given, 'POST', 'x')).status).toBe(status);
  });
});

describe('failures', () => {
  test('a coded failure is its status and its code, and nothing else', async () => {
    const { url } = await start(routes);
    const answer = await send(`${url}/gone/1`);
    expect([answer.status, answer.body]).toEqual([410, '{"code":"gone"}']);
  });

  test('a form’s address that is asked for as a page is refused, and is no defect to log', async () => {
    const { url } = await start(routes);
    expect((await send(`${url}/refused`)).status).toBe(400);
    expect(servers[0]?.lines.filter(({ event }) => event === 'http.failed')).toEqual([]);
  });

  test('an action returns its refusal as data', async () => {
    const { url } = await start(routes);
    const answer = await send(`${url}/refused`, { Origin: url }, 'POST', 'x');
    expect([answer.status, answer.body]).toEqual([422, '{"code":"prompt_empty"}']);
    expect((await send(`${url}/refused`, { Origin: url }, 'DELETE')).status).toBe(405);
  });

  test('a defect is a plain 500, logged by its route pattern without its message', async () => {
    const server = await start(routes);
    const answer = await send(`${server.url}/defect`);
    expect([answer.status, answer.body]).toEqual([500, '{"code":"internal"}']);
    expect(server.lines.find(({ event }) => event === 'http.failed')).toMatchObject({
      route: '/defect',
      error: { kind: 'Error' },
    });
    expect(JSON.stringify(server.lines)).not.toContain('fox');
  });

  test('a defect outside the kit reaches nobody with its message', async () => {
    const { url } = await start(routes);
    const answer = await send(`${url}/boundary`);
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('fox');
  });

  test('the path a person asked for is never logged', async () => {
    const server = await start(routes);
    await send(`${server.url}/gone/secret-path`);
    await send(`${server.url}/another-secret`);
    await server.close(0);
    const seen = server.lines.filter(({ event }) => event === 'http.request').map(({ route }) => route);
    expect(seen).toEqual(['/gone/:imageId', 'unmatched']);
    expect(JSON.stringify(server.lines)).not.toContain('secret');
  });
});

describe('bodies', () => {
  test('an announced body that is too large is refused before it comes', async () => {
    const { url } = await start(routes);
    const answer = await send(`${url}/echo`, { Origin: url }, 'POST', 'x'.repeat(65 * 1024));
    expect([answer.status, answer.body]).toEqual([413, '{"code":"too_large"}']);
  });

  test('an unannounced one ends with 413 once it passes the limit', async () => {
    const { url } = await start(routes);
    const answer = await send(`${url}/echo`, { Origin: url, 'Transfer-Encoding': 'chunked' }, 'POST', 'x'.repeat(65 * 1024));
    expect([answer.status, answer.body]).toEqual([413, '{"code":"too_large"}']);
  });

  test('who is still sending gets the answer before the connection is cut, even one that wanted it closed', async () => {
    const timers = manualTimers();
    const server = await start(routes, { timers });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1').pause();
    const head = `POST /echo HTTP/1.1\r\nHost: ${server.host}\r\nOrigin: ${server.url}\r\nConnection: close\r\nContent-Length: 9000000\r\n\r\n`;
    await new Promise((resolve) => socket.write(head + 'a'.repeat(500_000), resolve));
    await expect.poll(() => timers.pending()).toBe(1);
    await new Promise((resolve) => socket.write('a'.repeat(500_000), resolve));
    let text = '';
    socket
      .setEncoding('utf8')
      .on('data', (chunk: string) => (text += chunk))
      .resume();
    await expect.poll(() => text).toContain('{"code":"too_large"}');
    const closed = once(socket, 'close');
    timers.advance(2_000);
    await closed;
  });

  test.each([
    ['falls silent', { waits: [15_000] }],
    // Never silent for long: 42 waits of 14 s and one of 12 are the ten minutes a body may take.
    ['goes on and on', { waits: [...Array.from({ length: 42 }, () => 14_000), 12_000] }],
  ])('a body that %s gets 408, and its connection is closed', async (_name, { waits }) => {
    const timers = manualTimers();
    const server = await start(routes, { timers });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.write(`POST /echo HTTP/1.1\r\nHost: ${server.host}\r\nOrigin: ${server.url}\r\nContent-Length: 100\r\n\r\n`);
    await expect.poll(() => timers.pending()).toBe(2);
    for (const wait of waits) {
      expect(text).toBe('');
      const before = timers.renewals();
      socket.write('a');
      await expect.poll(() => timers.renewals(), { interval: 1 }).toBeGreaterThan(before);
      timers.advance(wait);
    }
    await expect.poll(() => text).toContain('{"code":"timed_out"}');
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    const closed = once(socket, 'close');
    timers.advance(2_000);
    await closed;
    expect(timers.pending()).toBe(0);
  });
});

const post = (url: string, body: FormData): Promise<Response> =>
  fetch(`${url}/form`, { method: 'POST', body, headers: { Origin: url } });
const file = (bytes: number): Blob => new Blob([new Uint8Array(bytes)], { type: 'image/png' });
const formOf = (...parts: [string, string | Blob][]): FormData => {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
};

describe('multipart', () => {
  test('fields and files arrive whole', async () => {
    const { url } = await start(routes);
    const answer = await post(url, formOf(['prompt', 'a fox'], ['reference', file(1_000)], ['mask', file(0)]));
    expect(await answer.json()).toEqual({ fields: [['prompt', 'a fox']], files: [['reference', 1_000], ['mask', 0]] }); // prettier-ignore
  });

  test.each<[string, FormData, number]>([
    ['a file over its limit', formOf(['reference', file(1_001)]), 413],
    ['files over the total', formOf(['a', file(900)], ['b', file(900)]), 413],
    ['one file too many', formOf(['a', file(1)], ['b', file(1)], ['c', file(1)]), 429],
    ['a field over its limit', formOf(['prompt', 'x'.repeat(101)]), 413],
  ])('%s is refused', async (_name, form, status) => {
    const { url } = await start(routes);
    expect((await post(url, form)).status).toBe(status);
  });

  test('what is no multipart form is refused', async () => {
    const { url } = await start(routes);
    expect((await send(`${url}/form`, { Origin: url }, 'POST', 'x')).status).toBe(415);
    const malformed = { Origin: url, 'Content-Type': 'multipart/form-data; boundary=b' };
    expect(
      (await send(`${url}/form`, malformed, 'POST', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nbroken off')).status,
    ).toBe(400);
  });
});
