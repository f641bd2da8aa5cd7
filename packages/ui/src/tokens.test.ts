import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRawValues } from './raw-values.ts';

const styles = join(import.meta.dirname, 'styles');
const tokens = readFileSync(join(styles, 'tokens.css'), 'utf8');

/** The colour tokens of one block, by its selector. */
const coloursOf = (selector: string): Map<string, string> => {
  const start = tokens.indexOf(`${selector} {`);
  const block = tokens.slice(start, tokens.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
};

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const PAIRS: readonly [front: string, least: number][] = [
  ['ink', 7],
  ['ink-soft', 7],
  ['ink-faint', 4.5],
  ['signal-ink', 4.5],
  ['proven', 4.5],
  ['signal', 3],
  ['line-strong', 3],
];

test.each([
  ['day', "[data-theme='light']"],
  ['night', "[data-theme='dark']"],
])('by %s every ink has the contrast it needs on every ground', (_, selector) => {
  const colours = coloursOf(selector);
  const colour = (name: string): string => colours.get(name) ?? expect.fail(`no token --${name}`);
  const poor = ['paper', 'table', 'print'].flatMap((ground) =>
    PAIRS.filter(([front, least]) => contrast(colour(front), colour(ground)) < least).map(([front]) => `${front} on ${ground}`),
  );
  expect(poor).toEqual([]);
  for (const front of ['ink', 'ink-soft']) expect(contrast(colour(front), colour('latent')), front).toBeGreaterThan(4.5);
});

test('the night of the device and the night that was chosen are the same', () => {
  expect(coloursOf(":root:not([data-theme='light'])")).toEqual(coloursOf("[data-theme='dark']"));
});

test('only tokens.css holds colours and sizes', () => {
  const sheets = readdirSync(styles).filter((name) => name.endsWith('.css') && name !== 'tokens.css');
  expect(sheets.length).toBeGreaterThan(3);
  const found = sheets.flatMap((name) =>
    findRawValues(readFileSync(join(styles, name), 'utf8')).map((raw) => `${name}:${raw.line} ${raw.text}`),
  );
  expect(found).toEqual([]);
});

test('raw values are seen', () => {
  const css = '.a { color: #fff; margin: 4px; gap: var(--space-1); }\n/* 3px */\n@media (min-width: 40em) {\n.b { top: -.5rem; }';
  expect(findRawValues(css).map((raw) => raw.text)).toEqual(['#fff', '4px', '-.5rem']);
});
