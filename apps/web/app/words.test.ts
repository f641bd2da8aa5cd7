import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareCatalogues, placeholdersIn, pseudoTranslation, textsOf, type Catalogue } from '@candid/messages';
import { findBareText } from '@candid/messages/bare-text';
import { findRawValues } from '@candid/ui/raw-values';
import { expect, test } from 'vitest';
import { errorTexts } from './messages/errors.ts';
import { german } from './messages/german/index.ts';
import { english } from './messages/index.ts';

const root = import.meta.dirname;
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

test('no component brings words of its own', () => {
  const components = globSync('**/*.tsx', { cwd: root });
  expect(components.length).toBeGreaterThan(10);
  const found = components.flatMap((name) => findBareText(name, read(name)).map(({ line, text }) => `${name}:${line} ${text}`));
  expect(found).toEqual([]);
});

test('style sheets take colours and sizes from the tokens', () => {
  const sheets = globSync('styles/*.css', { cwd: root });
  expect(sheets.length).toBeGreaterThan(3);
  const found = sheets.flatMap((name) => findRawValues(read(name)).map(({ line, text }) => `${name}:${line} ${text}`));
  expect(found).toEqual([]);
});

test('a translation has every key with the same placeholders', () => {
  const pseudo = pseudoTranslation(english);
  expect(Object.keys(pseudo)).toEqual(Object.keys(english));
  for (const [key, message] of Object.entries(english)) {
    const translated = textsOf(pseudo[key as keyof typeof english]);
    expect(translated.map(placeholdersIn), key).toEqual(textsOf(message).map(placeholdersIn));
  }
});

/** Keys that still wait for their German; a key that has it and is listed fails as well. */
const WITHOUT_GERMAN: readonly string[] = [];

test('German has every key, with the same parameters', () => {
  const { missing, unknown, differing } = compareCatalogues(english, german.messages);
  expect({ missing, unknown, differing }).toEqual({ missing: WITHOUT_GERMAN, unknown: [], differing: [] });
  expect(Object.keys(errorTexts).filter((code) => !Object.hasOwn(german.errors, code))).toEqual([]);
});

test('German speaks to everybody alike, and promises nothing with an exclamation mark', () => {
  const texts = [
    ...Object.values(german.messages as Catalogue).flatMap(textsOf),
    ...Object.values(german.errors).flatMap(({ what, advice }) => [what, advice]),
  ];
  expect(texts.filter((text) => /\b(du|dich|dir|dein\w*|euch|euer\w*)\b|!/i.test(text))).toEqual([]);
});

test('every key is used somewhere', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: root, exclude: ['messages/german/**'] })
    .map(read)
    .join('\n');
  const dynamic =
    /^(letter\.kind|quality|file|resolution|background|empty\.example|empty\.words|order\.until|use|frame|figure|history\.shape|tasks\.state|suggestions|shell\.theme\.note)\.|^versions\.(removed|added)$/;
  const unused = Object.keys(english).filter((key) => !dynamic.test(key) && sources.split(`'${key}'`).length <= 2);
  expect(unused).toEqual([]);
});

test('failures are told without fog: what happened, then what to do', () => {
  const texts = Object.values(errorTexts).flatMap(({ what, advice }) => [what, advice]);
  expect(texts.filter((text) => text.includes('!') || !/[.]$/.test(text))).toEqual([]);
});
