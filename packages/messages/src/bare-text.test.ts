import { expect, test } from 'vitest';
import { findBareText } from './bare-text.ts';

test('words in elements and in read attributes are found', () => {
  const source = `const A = () => <p title="Hello">Some words <b>{'more'}</b></p>;`;
  expect(findBareText('a.tsx', source).map((found) => found.text)).toEqual(['Hello', 'Some words', 'more']);
});

test('signs, class names and translated text are left alone', () => {
  const source = `const A = () => <p className="note" aria-label={t('a')}>{t('b')} · 1 <b>{name}</b></p>;`;
  expect(findBareText('a.tsx', source)).toEqual([]);
});
