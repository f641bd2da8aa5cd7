import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// Goal: a language or a light that only the address carries is not lost by following a link or sending a form.
// Method: the sources; pages lead on by the parts of page-links.tsx, or by what `useCarriedLanguage` made of an address.

const APP = join(import.meta.dirname, '..');

/** Files, which have no language; and the way to keep a choice, which takes it out of the address. */
const NO_PAGE = /^\/(images|examples|announcements\.atom|mark\.svg|apple-touch-icon|preferences|events)/;

const BARE = /<(?:a|ButtonLink|Link|NavLink|form|Form)\b[^<]*?\b(?:href|to|action|formAction)=(?:"(\/[^"]*)"|\{`(\/[^`]*)`\})/g;
const GOING = /\bnavigate\((?:'|`)(\/[^'`]*)/g;

const bareLinks = (source: string): string[] =>
  [BARE, GOING]
    .flatMap((pattern) => [...source.matchAll(pattern)].map(([, plain, made]) => plain ?? made ?? ''))
    .filter((path) => !NO_PAGE.test(path) && !path.includes('${search}'));

test('every way to a page of this site takes along what the address carries', () => {
  const files = globSync('**/*.tsx', { cwd: APP }).filter((name) => !/\.test\.tsx$|^development\//.test(name));
  // A GET form brings its own fields: its action is a path without query.
  const asks = new Set(['/history', '/privacy/versions']);
  const found = files.flatMap((name) =>
    bareLinks(readFileSync(join(APP, name), 'utf8'))
      .filter((path) => !asks.has(path))
      .map((path) => `${name}: ${path}`),
  );
  expect(files.length).toBeGreaterThan(80);
  expect(found).toEqual([]);
});

test.each([
  ['<a href="/sign-in">', ['/sign-in']],
  ['<ButtonLink\n  small\n  href={`/?again=${id}`}', ['/?again=${id}']],
  ['<form method="post" action="/order">', ['/order']],
  ["navigate('/', {})", ['/']],
  ['<ButtonLink href={`/images/${id}?download`}>', []],
  ['<PageButton href="/sign-in">', []],
])('a bare one is found: %s', (source, found) => expect(bareLinks(source)).toEqual(found));
