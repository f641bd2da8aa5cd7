import { expect, test } from 'vitest';
import { policies } from './policies/index.ts';
import { relaysLetters } from './relays-letters.ts';

test('NA-14: letters are handed on where none are stored and a time on their way is declared, and nowhere else', () => {
  const handing = Object.values(policies).filter(relaysLetters);
  expect(handing.map(({ id }) => id)).toEqual(['no-account']);
  const { retention, support } = policies['no-account'];
  expect(relaysLetters({ retention: policies['one-hour'].retention, support })).toBe(false);
  expect(relaysLetters({ retention, support: { ...support, storesLetters: true } })).toBe(false);
});
