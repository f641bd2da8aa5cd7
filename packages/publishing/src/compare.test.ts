import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts, type Change } from './compare.ts';
import type { TextLine } from './document.ts';

const heading = (text: string): TextLine => ({ as: 'heading', text });
const line = (text: string): TextLine => ({ as: 'text', text });

test('a changed word is shown in its line, under its heading', () => {
  const before = [heading('Pictures'), line('A picture waits 1 hour for you.'), line('Then it goes.')];
  const after = [heading('Pictures'), line('A picture waits 2 hours for you.'), line('Then it goes.')];
  expect(compareTexts(before, after)).toEqual([
    {
      heading: 'Pictures',
      parts: [
        { as: 'same', text: 'A picture waits ' },
        { as: 'removed', text: '1' },
        { as: 'added', text: '2' },
        { as: 'same', text: ' ' },
        { as: 'removed', text: 'hour' },
        { as: 'added', text: 'hours' },
        { as: 'same', text: ' for you.' },
      ],
    },
  ]);
});

test('lines that came and went are told apart from a line that changed', () => {
  const before = [heading('Who'), line('Stripe takes payments.'), line('Nobody else.')];
  const after = [heading('Who'), line('We count nothing at all, ever.'), line('Nobody else.')];
  expect(compareTexts(before, after)).toEqual([
    { heading: 'Who', parts: [{ as: 'removed', text: 'Stripe takes payments.' }] },
    { heading: 'Who', parts: [{ as: 'added', text: 'We count nothing at all, ever.' }] },
  ]);
});

const side = (changes: readonly Change[], other: 'removed' | 'added'): string[] =>
  changes
    .map(({ parts }) =>
      parts
        .filter(({ as }) => as !== other)
        .map(({ text }) => text)
        .join(''),
    )
    .filter((text) => text !== '');

test('nothing is invented and nothing left out, whatever the texts', () => {
  const texts = fc.array(fc.constantFrom('a b c', 'a b d', 'x y', 'z', 'a b c d e').map(line), { maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const changes = compareTexts(before, after);
      const count = (lines: readonly string[]): Map<string, number> => {
        const counts = new Map<string, number>();
        for (const text of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
        return counts;
      };
      const balance = (lines: readonly TextLine[], shown: readonly string[]): Map<string, number> => {
        const counts = count(lines.map(({ text }) => text));
        for (const text of shown) counts.set(text, (counts.get(text) ?? 0) - 1);
        return new Map([...counts].filter(([, n]) => n !== 0));
      };
      expect(balance(before, side(changes, 'added'))).toEqual(balance(after, side(changes, 'removed')));
      expect(compareTexts(before, before)).toEqual([]);
    }),
  );
});
