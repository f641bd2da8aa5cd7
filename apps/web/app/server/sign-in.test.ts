import { expect, test } from 'vitest';
import { returnPath } from './sign-in.ts';

const ORIGIN = 'https://images.example.org';

test.each(['/account', '/i/1?a=b', '/'])('leads back to %s', (path) => expect(returnPath(path, ORIGIN)).toBe(path));

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '/.//elsewhere.example/',
  '/a/..//elsewhere.example/',
  '/\t/elsewhere.example/',
  'javascript:alert(1)',
  'account',
  '',
  null,
  7,
])('leads nowhere else: %j', (wanted) => {
  expect(new URL(returnPath(wanted, ORIGIN), ORIGIN).origin).toBe(ORIGIN);
  expect(returnPath(wanted, ORIGIN)).toBe('/');
});
