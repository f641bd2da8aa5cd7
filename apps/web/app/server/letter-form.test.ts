import { expect, test } from 'vitest';
import { readLetter, typedOf } from './letter-form.ts';

const LIMITS = { files: { most: 2, bytes: 1_000 } };
const ORIGIN = 'https://images.example.org/contact';
const file = (size: number, type = 'text/plain') => new File(['x'.repeat(size)], 'secret-name.txt', { type });
const WORDS: readonly (readonly [string, string])[] = [
  ['kind', 'privacy'],
  ['address', 'ada@example.org'],
  ['text', 'Where are my data?'],
];

const read = async (files: readonly File[], words = WORDS) => {
  const form = new FormData();
  for (const [name, value] of words) form.append(name, value);
  for (const one of files) form.append('files', one);
  // As bytes: the stream that Node makes of a form does not bear being broken off.
  const sent = new Request(ORIGIN, { method: 'POST', body: form });
  const request = new Request(ORIGIN, { method: 'POST', headers: sent.headers, body: await sent.arrayBuffer() });
  const fields = new Map<string, string>();
  try {
    const taken = await readLetter(request, LIMITS, fields);
    return { taken, typed: typedOf(fields) };
  } catch (error) {
    return { code: (error as { readonly code: unknown }).code, typed: typedOf(fields) };
  }
};
const typed = Object.fromEntries(WORDS);

test('a letter comes with its files, and their names go no further', async () => {
  const { taken, typed: words } = await read([file(3), file(4)]);
  expect(taken?.map(({ bytes, claimedType }) => [bytes.byteLength, claimedType])).toEqual([
    [3, 'text/plain'],
    [4, 'text/plain'],
  ]);
  expect(JSON.stringify(taken)).not.toContain('secret-name');
  expect(words).toEqual(typed);
});

test('a field that nothing was chosen for is no file; an empty file is one', async () => {
  expect((await read([new File([], '', { type: 'application/octet-stream' })])).taken).toEqual([]);
  expect((await read([file(0)])).taken).toHaveLength(1);
});

test.each([
  ['one file too many', [1, 1, 1], 'enclosure_too_many'],
  ['one file that is too large', [1_001], 'enclosure_too_large'],
  ['files that are too large together', [600, 600], 'enclosure_too_large'],
] as const)('what was written is known when there is %s', async (_, sizes, code) => {
  expect(await read(sizes.map((size) => file(size)))).toEqual({ code, typed });
});

test('a letter of more than a megabyte is refused as one', async () => {
  expect((await read([], [['text', 'x'.repeat(1_000_001)]])).code).toBe('letter_invalid');
});
