import { formatEvent } from '@candid/remix-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvents } from './read-events.ts';

const streamOf = (text: string, cuts: readonly number[] = []): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return new ReadableStream({
    start: (controller) => {
      for (const [index, end] of places.slice(1).entries()) controller.enqueue(bytes.slice(places[index], end));
      controller.close();
    },
  });
};

test('reads what the server writes, however it is cut on the way', async () => {
  const sent = fc.array(fc.record({ id: fc.stringMatching(/^\d{1,6}$/), data: fc.string({ unit: 'grapheme' }) }), {
    maxLength: 6,
  });
  const cuts = fc.array(fc.nat(), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(sent, cuts, async (events, places) => {
      const text = events.map(({ id, data }) => formatEvent({ id, event: 'studio', data })).join(':\n\n');
      const read = await Array.fromAsync(readEvents(streamOf(`retry: 2000\n\n${text}`, places)));
      expect(read.map(({ id, event, data }) => ({ id, event, data: JSON.parse(data) as unknown }))).toEqual(
        events.map((event) => ({ ...event, event: 'studio' })),
      );
    }),
  );
});

test('a line ends where a line feed stands, and not at what merely looks like an end', async () => {
  const data = 'one\u2028two\u2029three';
  const [read] = await Array.fromAsync(readEvents(streamOf(formatEvent({ id: '1', event: 'studio', data }))));
  expect(JSON.parse(read?.data ?? 'null')).toBe(data);
});

test('an event that was cut off is none', async () => {
  expect(await Array.fromAsync(readEvents(streamOf('id: 1\ndata: 1\n\nid: 2\ndata: 2\n')))).toEqual([
    { id: '1', event: 'message', data: '1' },
  ]);
});

test('lets go of the stream when nobody reads on', async () => {
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
    cancel: () => void (isCancelled = true),
  });
  for await (const { data } of readEvents(stream)) if (data === '1') break;
  await expect.poll(() => isCancelled).toBe(true);
});
