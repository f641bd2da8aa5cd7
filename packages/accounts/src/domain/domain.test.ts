import { parseEmailAddress } from '@candid/kernel';
import { expect, test } from 'vitest';
import { confirmsAge, statesAge } from './age-statement.ts';
import { deviceLabel } from './device-label.ts';

test.each([
  [' Ada@Example.ORG ', 'Ada@example.org', 'ada@example.org'],
  ['ada+pictures@example.org', 'ada+pictures@example.org', 'ada+pictures@example.org'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
  [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
])('reads %s', (text, address, lookup) => expect(parseEmailAddress(text)).toEqual({ address, lookup }));

test('a domain that only looks alike is another one, and shows what it is', () => {
  // The first letter of the second is Cyrillic.
  const [latin, cyrillic] = [parseEmailAddress('ada@apple.com'), parseEmailAddress('ada@\u0430pple.com')];
  expect(cyrillic.lookup).not.toBe(latin.lookup);
  expect(cyrillic.address).toBe('ada@xn--pple-43d.com');
});

test.each([
  '',
  'ada',
  '@example.org',
  'ada@',
  'ada@localhost',
  'ada@@example.org',
  'a b@example.org',
  '.ada@example.org',
  'ada..l@example.org',
  '\u0430da@example.org',
  'ada@example.org\r\nBcc: all@example.org',
  'ada@exa mple.org',
  'ada@-example.org',
  'ada@127.0.0.1',
  '"ada"@example.org',
  `${'a'.repeat(65)}@example.org`,
  `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(60)}.org`,
])('refuses %j', (text) => {
  expect(() => parseEmailAddress(text)).toThrow(expect.objectContaining({ code: 'email_invalid' }));
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox, Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  ['curl/8.5.0', null],
  ['<script>', null],
  [null, null],
])('knows a device by its families only: %s', (agent, label) => expect(deviceLabel(agent)).toBe(label));

test('OH-21 HI-24 CR-27: only the word for the age that applies counts', () => {
  const at = new Date('2026-06-01T12:00:00Z');
  expect(confirmsAge('16', { limit: 16, at })).toEqual({ limit: 16, statedAt: at });
  for (const field of ['13', '', 'on', '16 ', null, undefined, 16, true]) {
    expect(statesAge(field, 16)).toBe(false);
    expect(() => confirmsAge(field, { limit: 16, at })).toThrow('age_not_stated');
  }
});
