import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIssue } from './issue.ts';

const text = { subject: 'What is new', paragraphs: ['Pictures keep their shape.'] };
const read = (en: unknown, de: unknown = text) => readIssue(JSON.stringify({ en, de }));
const refused = (en: unknown) => expect(() => read(en)).toThrow(expect.objectContaining({ code: 'config_invalid' }));

test('an issue is its texts, in every language, under one hash', () => {
  const { texts, hash } = read(text);
  expect(texts).toEqual({ en: text, de: text });
  expect(read({ ...text, beside: 'the matter' }).hash).toBe(hash);
  expect(read({ ...text, subject: 'What is newer' }).hash).not.toBe(hash);
});

test.each([
  ['nothing', undefined],
  ['no subject', { paragraphs: ['a'] }],
  ['an empty subject', { ...text, subject: '  ' }],
  ['a long subject', { ...text, subject: 'a'.repeat(121) }],
  ['no paragraphs', { ...text, paragraphs: [] }],
  ['paragraphs that are no texts', { ...text, paragraphs: [{}] }],
  ['a hidden turn of direction', { ...text, subject: 'a\u202eb' }],
  ['half a sign', { ...text, subject: 'a\ud800' }],
])('%s is refused', (_, en) => refused(en));

test('a file that is not JSON, or no object, is refused', () => {
  for (const file of ['', '{', 'null', '[]', '1'])
    expect(() => readIssue(file)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});

test('HI-09: no text that could end a header gets through, in the subject or in a paragraph', () => {
  const control = fc.constantFrom('\r', '\n', '\0', '\u0085', '\u2028', '\u2029', '\t', '\u007f');
  fc.assert(
    fc.property(fc.string(), control, fc.string(), (before, sign, after) => {
      const line = `${before}${sign}${after}x`;
      refused({ ...text, subject: line });
      refused({ ...text, paragraphs: [line] });
    }),
  );
});
