import { expect, test } from 'vitest';
import { localeOf } from './request-locale.ts';

const rules = { preferred: null, hasPseudo: false };
const request = (path: string, accept?: string): Request =>
  new Request(`https://images.example.org${path}`, accept === undefined ? {} : { headers: { 'Accept-Language': accept } });

test('the address decides, then the choice made before, then the browser', () => {
  expect(localeOf(request('/?lang=en', 'de'), { ...rules, preferred: 'de' })).toBe('en');
  expect(localeOf(request('/', 'en'), { ...rules, preferred: 'de' })).toBe('de');
  expect(localeOf(request('/privacy', 'de-CH,en;q=0.5'), rules)).toBe('de');
});

test('a language nobody here speaks is passed over', () => {
  expect(localeOf(request('/?lang=tlh', 'de'), rules)).toBe('de');
  expect(localeOf(request('/?lang=constructor'), rules)).toBe('en');
});

test('made-up languages can be looked at in a local start only', () => {
  expect(localeOf(request('/?lang=ar-XB'), rules)).toBe('en');
  expect(localeOf(request('/?lang=ar-XB'), { ...rules, hasPseudo: true })).toBe('ar-XB');
});
