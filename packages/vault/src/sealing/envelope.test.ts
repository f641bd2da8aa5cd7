import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openEnvelope, sealEnvelope } from './envelope.ts';

const key = randomBytes(32);
const corrupt = expect.objectContaining({ name: 'AppError', code: 'sealed_corrupt' });

test('any bytes under any words come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (plaintext, words) => {
      expect(openEnvelope(key, words, sealEnvelope(key, words, plaintext))).toEqual(Buffer.from(plaintext));
    }),
  );
});

test('any flipped bit is noticed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(), (plaintext, at) => {
      const sealed = sealEnvelope(key, 'here', plaintext);
      const bit = at % (sealed.length * 8);
      sealed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => openEnvelope(key, 'here', sealed)).toThrow(corrupt);
    }),
    { numRuns: 500 },
  );
});

test('every shorter length and any longer one is noticed', () => {
  const sealed = sealEnvelope(key, 'here', Buffer.from('a prompt'));
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => openEnvelope(key, 'here', sealed.subarray(0, length))).toThrow(corrupt);
  }
  expect(() => openEnvelope(key, 'here', Buffer.concat([sealed, Buffer.of(0)]))).toThrow(corrupt);
});

test('another key or other words do not open', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (words, others) => {
      fc.pre(words !== others);
      const sealed = sealEnvelope(key, words, Buffer.from('a prompt'));
      expect(() => openEnvelope(key, others, sealed)).toThrow(corrupt);
      expect(() => openEnvelope(randomBytes(32), words, sealed)).toThrow(corrupt);
    }),
  );
});

test('the same text sealed twice looks different', () => {
  expect(sealEnvelope(key, 'here', Buffer.from('a prompt'))).not.toEqual(sealEnvelope(key, 'here', Buffer.from('a prompt')));
});
