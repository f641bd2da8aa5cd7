import { expect, test } from 'vitest';
import { directionOf, isLocale, isPseudoLocale, negotiateLocale } from './locales.ts';

test.each([
  [null, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en-GB,en;q=0.9,de;q=0.8', 'en'],
  ['fr,de;q=0.5', 'de'],
  ['fr,it', 'en'],
  ['en;q=0.1,de;q=0.2', 'de'],
  ['de;q=0,en;q=0.1', 'en'],
  ['de;q=0', 'en'],
  ['*,de;q=0.9', 'en'],
  ['de;q=nonsense', 'en'],
  ['de;q=7', 'en'],
  [';;,,=;q', 'en'],
  [`${'x,'.repeat(600)}de`, 'en'],
])('%j asks for %s', (header, locale) => expect(negotiateLocale(header)).toBe(locale));

test('each language has its direction', () => {
  expect(['en', 'de', 'en-XA'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr']);
  expect(['ar-XB', 'he', 'fa-IR'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl']);
});

test('made-up languages are none that anybody speaks', () => {
  expect([isLocale('de'), isLocale('en-XA'), isPseudoLocale('ar-XB'), isPseudoLocale('de')]).toEqual([true, false, true, false]);
});
