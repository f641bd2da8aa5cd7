import { compareCatalogues } from '@candid/messages';
import { expect, test } from 'vitest';
import { german } from './messages/de.ts';
import { english } from './messages/en.ts';
import { createWords } from './words.tsx';

test('German has every key, with the same values', () => {
  expect(compareCatalogues(english, german)).toEqual({ missing: [], unknown: [], differing: [] });
});

test('it speaks the language of the page, and English where that is none of its own', () => {
  expect(createWords('de').t('grants.closedReadable', { closed: 1_200 })).toBe(
    'von 1.200 verschlossenen Spalten lassen sich lesen',
  );
  expect(createWords('tlh').locale).toBe('en');
});
