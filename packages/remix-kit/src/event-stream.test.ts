import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { createEventStream, defineLoader, formatEvent, systemTimers, type ServerEvent } from './index.ts';
import { manualTimers } from './testing/manual-timers.ts';
import { startTestServer } from './testing/test-app.ts';

const open = (url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => get(url, { agent: false, headers }, resolve).on('error', reject));

/** Numbered events from after `lastEventId`, then silence until the stream ends. */
async function* counting(
  to: number,
  { lastEventId, signal }: { lastEventId: string | null; signal: AbortSignal },
): AsyncGenerator<ServerEvent> {
  for (let id = Number(lastEventId ?? 0) + 1; id <= to; id++) yield { id: String(id), event: 'tick', data: { id } };
  if (!signal.aborted) await once(signal, 'abort');
}

const unexpected = (error: unknown): never => {
  throw error;
};

describe('format', () => {
  test('an event is one id, one name and one line of data', () => {
    expect(formatEvent({ id: '7\nx', event: 'done', data: 'two\nlines' })).toBe('id: 7x\nevent: done\ndata: "two\\nlines"\n\n');
  });
});

describe('event stream', () => {
  test('begins after Last-Event-ID, keeps the line warm, and leaves nothing when it ends', async () => {
    const timers = manualTimers();
    const connection = new AbortController();
    const response = createEventStream({
      signal: connection.signal,
      timers,
      headers: new Headers({ 'Last-Event-ID': '1' }),
      events: (from) => counting(2, from),
      onError: unexpected,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('retry: 2000\n\n');
    expect((await reader?.read())?.value).toBe('id: 2\nevent: tick\ndata: {"id":2}\n\n');
    const next = reader?.read();
    timers.advance(15_000);
    expect((await next)?.value).toBe(':\n\n');
    expect(timers.pending()).toBe(1);
    connection.abort();
    expect((await reader?.read())?.done).toBe(true);
    expect(timers.pending()).toBe(0);
  });

  test('asks its source for no more than the reader takes', async () => {
    let asked = 0;
    const response = createEventStream({
      signal: new AbortController().signal,
      timers: manualTimers(),
      headers: new Headers(),
      events: async function* () {
        for (;;) yield { data: asked++ };
      },
      onError: unexpected,
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBeLessThanOrEqual(2);
    await response.body?.cancel();
  });

  test('a source that throws ends the stream and is reported', async () => {
    const errors: unknown[] = [];
    const response = createEventStream({
      signal: new AbortController().signal,
      timers: manualTimers(),
      headers: new Headers(),
      // oxlint-disable-next-line require-yield
      events: async function* () {
        throw new Error('lost');
      },
      onError: (error) => errors.push(error),
    });
    expect(await response.text()).toBe('retry: 2000\n\n');
    expect(errors).toHaveLength(1);
  });

  // Goal: no way of ending a stream leaves a timer, a listener or a source behind, whenever garbage is collected.
  // Method: 1,000 streams through the real server, read and cut in rounds with a forced collection in each.
  test('1,000 streams opened and closed leave nothing', { timeout: 60_000 }, async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const live = { sources: 0, timers: 0 };
    const machine = systemTimers();
    const timers = {
      ...machine,
      every: (milliseconds: number, run: () => void) => {
        const cancel = machine.every(milliseconds, run);
        live.timers++;
        return () => {
          live.timers--;
          cancel();
        };
      },
    };
    const loader = defineLoader({
      handle: ({ request, context, signal }) =>
        createEventStream({
          signal,
          timers,
          headers: request.headers,
          onError: (error) => context.kit.report(error),
          events: async function* (from) {
            live.sources++;
            try {
              yield* counting(1, from);
            } finally {
              live.sources--;
            }
          },
        }),
    });
    const server = await startTestServer({ '/events': { loader } });
    const resourcesBefore = process.getActiveResourcesInfo().length;
    for (let round = 0; round < 20; round++) {
      const streams = await Promise.all(Array.from({ length: 50 }, () => open(`${server.url}/events`)));
      await Promise.all(streams.map((stream) => once(stream, 'data')));
      expect(live).toEqual({ sources: 50, timers: 50 });
      collectGarbage();
      for (const stream of streams) stream.destroy();
      await expect.poll(() => live).toEqual({ sources: 0, timers: 0 });
    }
    await expect.poll(() => process.getActiveResourcesInfo().length).toBeLessThanOrEqual(resourcesBefore);
    await server.close(0);
    expect(server.lines.filter(({ event }) => event === 'http.request')).toHaveLength(1_000);
    expect(server.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('a draining server ends its streams at once and lets another request finish', async () => {
    let finish: (() => void) | null = null;
    const server = await startTestServer({
      '/events': {
        loader: defineLoader({
          handle: ({ request, signal }) =>
            createEventStream({
              signal,
              timers: systemTimers(),
              headers: request.headers,
              events: (from) => counting(1, from),
              onError: unexpected,
            }),
        }),
      },
      '/slow': {
        loader: defineLoader({
          handle: () => new Promise<Response>((resolve) => (finish = () => resolve(new Response('done')))),
        }),
      },
    });
    const stream = await open(`${server.url}/events`);
    stream.resume();
    const slow = open(`${server.url}/slow`);
    await expect.poll(() => finish).not.toBeNull();
    const streamEnd = once(stream, 'end');
    const closed = server.close(60_000);
    await streamEnd;
    (finish as (() => void) | null)?.();
    const answer = await slow;
    expect(answer.statusCode).toBe(200);
    answer.resume();
    await closed;
  });
});
