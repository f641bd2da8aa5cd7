import { duration } from '@candid/kernel';
import { pseudoTranslation, placeholdersIn, type Message } from '@candid/messages';
import { expect, test } from 'vitest';
import { setLetter } from './set-letter.ts';
import { sampleLetters } from './sample-letters.ts';
import { createWords, english } from './words.ts';

const words = createWords();
const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other].filter((text) => text !== undefined);

test.each(sampleLetters.map((content) => [content.text, content] as const))('%s is whole in both forms', (_, content) => {
  const { subject, text, html } = setLetter(words, content, 'pictures.example.org');
  for (const form of [subject, text, html]) {
    expect(form).not.toMatch(/\{\w+|undefined|NaN|Invalid Date/);
  }
  expect(subject).toMatch(/^[^\r\n]{5,60}$/);
  expect(text).toContain(content.link);
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

test('a translation has every key with the same placeholders', () => {
  const pseudo = pseudoTranslation(english);
  for (const [key, message] of Object.entries(english)) {
    const translated = textsOf(pseudo[key as keyof typeof english]);
    expect(translated.map(placeholdersIn), key).toEqual(textsOf(message).map(placeholdersIn));
  }
});
