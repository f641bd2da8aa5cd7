import { AppError } from '@candid/kernel';
import { afterEach, expect, test } from 'vitest';
import { createByteResponse, defineLoader } from './index.ts';
import { startTestServer, type TestServer } from './testing/test-app.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(0)));
});

/** A source that yields, then fails, and tells that it was closed. */
const createSource = ({ chunks, failure }: { chunks: readonly string[]; failure?: AppError }) => {
  const closed = Promise.withResolvers<void>();
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for (const chunk of chunks) yield new TextEncoder().encode(chunk);
      if (failure) throw failure;
    } finally {
      closed.resolve();
    }
  }
  return { read, closed: closed.promise };
};

const serve = async (source: ReturnType<typeof createSource>, length = 0): Promise<TestServer> => {
  const headers = { 'Content-Type': 'image/png', ...(length > 0 && { 'Content-Length': String(length) }) };
  const server = await startTestServer({
    '/image': {
      loader: defineLoader({ handle: ({ request }) => createByteResponse({ request, source: source.read(), headers }) }),
    },
  });
  servers.push(server);
  return server;
};

test('the bytes arrive whole', async () => {
  const { url } = await serve(createSource({ chunks: ['one ', 'two ', 'three'] }));
  const answer = await fetch(`${url}/image`);
  expect([answer.status, answer.headers.get('Content-Type'), await answer.text()]).toEqual([200, 'image/png', 'one two three']);
});

test.each([
  ['key_destroyed', 410],
  ['gone', 410],
  ['not_found', 404],
  ['sealed_corrupt', 500],
] as const)('a source that cannot be opened for %s is %i and not a broken 200', async (code, status) => {
  const { url } = await serve(createSource({ chunks: [], failure: new AppError(code) }));
  const answer = await fetch(`${url}/image`);
  expect([answer.status, await answer.json()]).toEqual([status, { code }]);
  expect(answer.headers.get('Content-Type')).toContain('application/json');
});

test('a source that fails later breaks the connection: a part never passes for the whole', async () => {
  const { url } = await serve(createSource({ chunks: ['one'], failure: new AppError('sealed_corrupt') }));
  const answer = await fetch(`${url}/image`);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow('terminated');
});

test('HEAD gets the headers, and the source is closed', async () => {
  const source = createSource({ chunks: ['one', 'two'] });
  const { url } = await serve(source, 6);
  const answer = await fetch(`${url}/image`, { method: 'HEAD' });
  expect([answer.status, answer.headers.get('Content-Length')]).toEqual([200, '6']);
  await source.closed;
});

test('HEAD is told of a source that cannot be opened as well', async () => {
  const { url } = await serve(createSource({ chunks: [], failure: new AppError('gone') }));
  expect((await fetch(`${url}/image`, { method: 'HEAD' })).status).toBe(410);
});

test('a reader that goes closes the source', async () => {
  const source = createSource({ chunks: Array.from({ length: 1_000 }, () => 'x'.repeat(64 * 1024)) });
  const { url } = await serve(source);
  const leaving = new AbortController();
  const answer = await fetch(`${url}/image`, { signal: leaving.signal });
  await answer.body?.getReader().read();
  leaving.abort();
  await source.closed;
});
