import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { explain } from '../trouble.ts';
import { hasDatabase, noteDatabase, openDataFolder } from './data-folder.ts';
import { openSecrets } from './secrets.ts';

// Goal: a data folder that is not as we left it stops the start with one line that names the place and what to do.
// Method: real folders, each damaged in one way.

let place: string;
let root: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'candid-folder-'));
  root = join(place, 'deep', 'data');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return explain(error);
  }
  return 'no refusal';
};

it('is made with its parents, closed to others, and opened again', () => {
  const folder = openDataFolder(root);
  expect(readdirSync(root).sort()).toEqual(['blobs', 'candid.json', 'logs']);
  expect(openDataFolder(root)).toEqual(folder);
});

it.each<[string, () => void, RegExp]>([
  ['a file in its place', () => (mkdirSync(join(place, 'deep')), writeFileSync(root, '')), /data is not a folder .*Set DATA_DIR/],
  ['a file above it', () => writeFileSync(join(place, 'deep'), ''), /is not a folder .*Set DATA_DIR/],
  ['something else inside', () => (openDataFolder(root), rmSync(join(root, 'candid.json'))), /not a data folder of Candid/],
  ['a broken marker', () => (openDataFolder(root), writeFileSync(join(root, 'candid.json'), '{"f')), /broken: candid.json/],
  ['a later format', () => (openDataFolder(root), writeFileSync(join(root, 'candid.json'), '{"format":9}')), /has format 9/],
  [
    'a file for the database',
    () => (openDataFolder(root), writeFileSync(join(root, 'postgres'), '')),
    /postgres is not a folder/,
  ],
  [
    'a file for the pictures',
    () => (openDataFolder(root), rmSync(join(root, 'blobs'), { recursive: true }), writeFileSync(join(root, 'blobs'), '')),
    /blobs is not a folder/,
  ],
  ['a folder for the lock', () => (openDataFolder(root), mkdirSync(join(root, 'lock'))), /lock is a folder, not a file/],
  ['a folder for the secrets', () => (openDataFolder(root), mkdirSync(join(root, 'secrets.json'))), /secrets.json is a folder/],
])('is refused with %s', (_, damage, expected) => {
  damage();
  const said = refusal(() => openDataFolder(root));
  expect(said).toMatch(expected);
  expect(said).toMatch(/DATA_DIR|release/);
  expect(said).not.toContain('\n');
});

it('has its database made once: what broke off before goes on, what is gone is not made anew', () => {
  const folder = openDataFolder(root);
  mkdirSync(`${folder.postgres}.new`);
  expect(hasDatabase(folder, true)).toBe(false);
  mkdirSync(folder.postgres);
  expect(hasDatabase(folder, true)).toBe(true);
  noteDatabase(folder);
  noteDatabase(openDataFolder(root));
  expect(hasDatabase(folder, true)).toBe(true);
  rmSync(folder.postgres, { recursive: true });
  expect(refusal(() => hasDatabase(openDataFolder(root), true))).toMatch(
    /^The database of .*data is gone: there is no .*postgres\. Restore a backup into another folder and set DATA_DIR to it, or [^\n]*$/,
  );
  expect(hasDatabase(folder, false)).toBe(false);
});

it('is refused on a disk without room', () => {
  const said = refusal(() => openDataFolder(root, Number.MAX_SAFE_INTEGER));
  expect(said).toMatch(/^The disk of .* has \d+ MB free; Candid needs \d+ MB\. Free some space, or set DATA_DIR/);
});

it('is refused without the secrets that its data was sealed under, and with broken ones', () => {
  const { secrets } = openDataFolder(root);
  expect(refusal(() => openSecrets(secrets, true))).toMatch(/is missing: without its master key nothing/);
  expect(existsSync(secrets)).toBe(false);
  const made = openSecrets(secrets, false);
  expect(openSecrets(secrets, true)).toEqual(made);
  writeFileSync(secrets, '{"masterKeys":');
  expect(refusal(() => openSecrets(secrets, true))).toMatch(/is broken\. Put back the copy from your backup/);
});
