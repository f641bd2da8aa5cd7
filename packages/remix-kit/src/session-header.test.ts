import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSessionHeader, parseSessionHeader, SESSION_HEADER } from './session-header.ts';

const read = (value: string) => parseSessionHeader(new Headers({ [SESSION_HEADER]: value }));

test('reads back what it writes', () => {
  const token = fc.stringMatching(/^[\w-]{43}$/);
  fc.assert(
    fc.property(fc.constantFrom('account' as const, 'visitor' as const), token, (kind, text) => {
      expect(read(formatSessionHeader({ kind, token: text }))).toEqual({ kind, token: text });
    }),
  );
  expect(read(formatSessionHeader(null))).toBeNull();
});

test('a request without the header says nothing, and one with another text carries none', () => {
  expect(parseSessionHeader(new Headers())).toBeUndefined();
  for (const text of ['', 'staff abc', 'account', 'account a b', 'account ä', `account ${'a'.repeat(201)}`])
    expect(read(text)).toBeNull();
});
