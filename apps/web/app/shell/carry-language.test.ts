import { expect, test } from 'vitest';
import { withLanguage } from './carry-language.ts';

test.each([
  ['/privacy', 'de', '/privacy?lang=de'],
  ['/privacy#OH-06', 'de', '/privacy?lang=de#OH-06'],
  ['/privacy/versions?from=a&lang=en', 'de', '/privacy/versions?from=a&lang=de'],
  ['/privacy?lang=de', null, '/privacy'],
  ['/', 'ar-XB', '/?lang=ar-XB'],
])('%s in %s is %s', (address, locale, expected) => expect(withLanguage(address, locale)).toBe(expected));
