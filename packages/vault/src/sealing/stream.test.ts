import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ByteSource } from './pieces.ts';
import { HEADER_BYTES, openStream, sealStream } from './stream.ts';

const key = randomBytes(32);
const associated = 'blob here';
const TAG_BYTES = 16;
const corrupt = expect.objectContaining({ name: 'AppError', code: 'sealed_corrupt' });

const collect = async (source: ByteSource): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};
const seal = (plaintext: Uint8Array, chunkBytes: number): Promise<Buffer> =>
  collect(sealStream({ key, associated, source: [plaintext], chunkBytes }));
const openSealed = (sealed: Uint8Array): Promise<Buffer> => collect(openStream({ key, associated, source: [sealed] }));

test('any bytes come back, however both sides are cut into pieces and chunks', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      pieces,
      fc.integer({ min: 1, max: 70 }),
      fc.integer({ min: 1, max: 90 }),
      async (source, chunkBytes, cut) => {
        const sealed = await collect(sealStream({ key, associated, source, chunkBytes }));
        const opened = await collect(openStream({ key, associated, source: cutInto(sealed, cut) }));
        expect(opened).toEqual(Buffer.concat(source));
      },
    ),
    { numRuns: 500 },
  );
});

test.for([0, 1, 15, 16, 17, 31, 32, 33, 48])('a blob of %i bytes in chunks of 16 has no surplus chunk', async (size) => {
  const plaintext = randomBytes(size);
  const sealed = await seal(plaintext, 16);
  expect(sealed.length).toBe(HEADER_BYTES + size + Math.max(1, Math.ceil(size / 16)) * TAG_BYTES);
  expect(await openSealed(sealed)).toEqual(plaintext);
});

test('every single flipped bit is noticed, the header included', async () => {
  const sealed = await seal(randomBytes(40), 16);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    await expect(openSealed(changed), `bit ${bit}`).rejects.toThrow(corrupt);
  }
});

test('a cut at any byte is noticed, also between chunks', async () => {
  const sealed = await seal(randomBytes(48), 16);
  for (let length = 0; length < sealed.length; length += 1) {
    await expect(openSealed(sealed.subarray(0, length)), `cut at ${length}`).rejects.toThrow(corrupt);
  }
});

test('an extension is noticed: other bytes, the last chunk again, a second blob', async () => {
  const sealed = await seal(randomBytes(32), 16);
  for (const more of [Buffer.of(0), sealed.subarray(-32), sealed.subarray(HEADER_BYTES), sealed]) {
    await expect(openSealed(Buffer.concat([sealed, more]))).rejects.toThrow(corrupt);
  }
});

test('chunks in another order, left out, repeated or taken from another blob of the same key are noticed', async () => {
  const blobs = [await seal(randomBytes(64), 16), await seal(randomBytes(64), 16)] as const;
  const chunk = (blob: Buffer, index: number) => blob.subarray(HEADER_BYTES + index * 32, HEADER_BYTES + (index + 1) * 32);
  const order = fc.array(fc.tuple(fc.constantFrom(0 as const, 1 as const), fc.nat(3)), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(order, async (chosen) => {
      fc.pre(JSON.stringify(chosen) !== '[[0,0],[0,1],[0,2],[0,3]]');
      const mixed = Buffer.concat([
        blobs[0].subarray(0, HEADER_BYTES),
        ...chosen.map(([blob, index]) => chunk(blobs[blob], index)),
      ]);
      await expect(openSealed(mixed)).rejects.toThrow(corrupt);
    }),
    { numRuns: 300 },
  );
});

test('another key or other words do not open', async () => {
  const sealed = await seal(randomBytes(40), 16);
  await expect(collect(openStream({ key: randomBytes(32), associated, source: [sealed] }))).rejects.toThrow(corrupt);
  await expect(collect(openStream({ key, associated: 'blob there', source: [sealed] }))).rejects.toThrow(corrupt);
});

test('what is yielded before a broken chunk is the authentic beginning, and nothing of the broken one', async () => {
  const plaintext = randomBytes(64);
  const sealed = await seal(plaintext, 16);
  sealed[HEADER_BYTES + 2 * 32]! ^= 1;
  const seen: Buffer[] = [];
  const reading = (async () => {
    for await (const part of openStream({ key, associated, source: [sealed] })) seen.push(Buffer.from(part));
  })();
  await expect(reading).rejects.toThrow(corrupt);
  expect(Buffer.concat(seen)).toEqual(plaintext.subarray(0, 32));
});

test('the source is closed when its header is refused and when a reader stops early', async () => {
  const sealed = await seal(randomBytes(64), 16);
  let closed = 0;
  async function* source(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    try {
      yield* cutInto(bytes, 10);
    } finally {
      closed += 1;
    }
  }
  await expect(collect(openStream({ key, associated, source: source(Buffer.alloc(100)) }))).rejects.toThrow(corrupt);
  expect(closed).toBe(1);
  for await (const part of openStream({ key, associated, source: source(sealed) })) if (part.length > 0) break;
  expect(closed).toBe(2);
});

// Counts what went in and has not come out: a measured heap would depend on the garbage collector. Headers and tags are not
// counted, they would add up to a false allowance.
test('200 MB go through with one chunk held at most, on the way in and on the way out', async () => {
  const chunkBytes = 64 * 1024;
  const piece = randomBytes(50_000);
  const flow = { plain: 0, sealed: 0, opened: 0 };
  const peak = { sealing: 0, opening: 0 };
  function* source(): Generator<Uint8Array> {
    for (let index = 0; index < 4_000; index += 1) {
      peak.sealing = Math.max(peak.sealing, flow.plain - flow.sealed);
      flow.plain += piece.length;
      yield piece;
    }
  }
  async function* counted(sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const part of sealed) {
      if (part.length > TAG_BYTES) flow.sealed += part.length;
      yield part;
      peak.opening = Math.max(peak.opening, flow.sealed - flow.opened);
    }
  }
  const sealed = counted(sealStream({ key, associated, source: source(), chunkBytes }));
  for await (const part of openStream({ key, associated, source: sealed })) flow.opened += part.length;

  expect(flow.opened).toBe(200_000_000);
  expect(peak.sealing).toBeGreaterThan(0);
  expect(peak.sealing).toBeLessThanOrEqual(chunkBytes);
  expect(peak.opening).toBe(chunkBytes);
});

function* cutInto(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
