import { duration } from '@candid/kernel';
import { compareCatalogues, LOCALES } from '@candid/messages';
import { expect, test } from 'vitest';
import { setLetter } from './set-letter.ts';
import { sampleLetters } from './sample-letters.ts';
import { german } from './german-words.ts';
import { createWords } from './languages.ts';
import { english } from './words.ts';

const words = createWords();
const everyLetter = LOCALES.flatMap((locale) => sampleLetters.map((content) => [content.text, locale, content] as const));

test.each(everyLetter)('%s is whole in both forms in %s', (_, locale, content) => {
  const { subject, text, html } = setLetter(createWords(locale), content, 'pictures.example.org');
  expect(html).toContain(`<html lang="${locale}">`);
  for (const form of [subject, text, html]) {
    expect(form).not.toMatch(/\{\w+|undefined|NaN|Invalid Date/);
  }
  expect(subject).toMatch(/^[^\r\n]{5,60}$/);
  // A newsletter says what the operator wrote.
  if (locale !== 'en' && content.text !== 'newsletter' && content.text !== 'update')
    expect(subject).not.toBe(setLetter(words, content, 'pictures.example.org').subject);
  expect(text).toContain(content.text === 'update' ? content.leaveTo : content.link);
  expect(html).toContain(`href="${content.link.replaceAll('&', '&amp;')}"`);
  expect(html).not.toMatch(/<(script|img|link|iframe|form)\b/i);
});

test('what came from outside stands in a letter as text', () => {
  const device = `"><script>alert(1)</script>\r\nBcc: all@example.org`;
  const { html, subject } = setLetter(
    words,
    { text: 'new-device', device, at: new Date(0), link: 'https://x.example/?a=1&b="2"' },
    'x.example',
  );
  expect(html).not.toContain('<script>');
  expect(html).toContain('href="https://x.example/?a=1&amp;b=&quot;2&quot;"');
  expect(subject).not.toMatch(/[\r\n]/);
});

test('times are told in UTC and spans in words', () => {
  const link = 'https://x.example/';
  const at = new Date('2026-06-01T23:30:00.000Z');
  const { text } = setLetter(words, { text: 'address-changed', at, lifetime: duration.days(7), link }, 'x.example');
  expect(text).toMatch(/1 June 2026|June 1, 2026|Jun 1, 2026/);
  expect(text).toContain('7 days');
});

test('German has every key with the same values, and no letter speaks half a language', () => {
  expect(compareCatalogues(english, german)).toEqual({ missing: [], unknown: [], differing: [] });
});

test('a language that nobody speaks here reads as English', () => {
  for (const language of ['fr', '', 'de-DE-x-nonsense', null]) expect(createWords(language).locale).toBe('en');
});
