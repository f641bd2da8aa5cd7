import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeholdersIn, pseudoTranslation, type Message } from '@candid/messages';
import { findBareText } from '@candid/messages/bare-text';
import { findRawValues } from '@candid/ui/raw-values';
import { expect, test } from 'vitest';
import { errorTexts } from './messages/errors.ts';
import { english } from './messages/index.ts';

const root = import.meta.dirname;
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const textsOf = (message: Message): string[] => (typeof message === 'string' ? [message] : [message.one, message.other]);

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

test('every key is used somewhere', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map(read).join('\n');
  const dynamic = /^(quality|file|resolution|background|empty\.example|empty\.words|order\.until|use|frame)\./;
  const unused = Object.keys(english).filter((key) => !dynamic.test(key) && sources.split(`'${key}'`).length <= 2);
  expect(unused).toEqual([]);
});

test('failures are told without fog: what happened, then what to do', () => {
  const texts = Object.values(errorTexts).flatMap(({ what, advice }) => [what, advice]);
  expect(texts.filter((text) => text.includes('!') || !/[.]$/.test(text))).toEqual([]);
});
