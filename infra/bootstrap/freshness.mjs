// @ts-nocheck: any Node reads this, and bootstrap.test.ts holds its shapes.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKSPACE_FOLDERS = ['apps', 'packages', 'infra'];
const SKIPPED = new Set(['node_modules', 'build', '.turbo', '.cache', '.data', '.tools', '.git']);

/** Names of the apps that have a `build` script. */
export const builtApps = (root) =>
  listing(join(root, 'apps')).filter((app) => {
    const manifest = join(root, 'apps', app, 'package.json');
    return (
      existsSync(manifest) &&
      JSON.parse(readFileSync(manifest, 'utf8')).scripts?.build &&
      existsSync(join(root, 'apps', app, 'app'))
    );
  });

/** A hash of everything `pnpm install` reads. */
export const installInputs = (root) => {
  const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', join('e2e', 'package.json')];
  for (const folder of WORKSPACE_FOLDERS) {
    for (const name of listing(join(root, folder))) manifests.push(join(folder, name, 'package.json'));
  }
  return hashFiles(
    root,
    manifests.filter((file) => existsSync(join(root, file))),
  );
};

/** A hash of everything the browser bundles are made from: the apps that are built, and the packages under them. */
export const buildInputs = (root) => {
  const files = ['package.json', 'pnpm-lock.yaml', 'turbo.json', 'tsconfig.json'];
  const folders = [...builtApps(root).map((app) => join('apps', app)), 'packages'];
  for (const folder of folders) files.push(...filesUnder(root, folder));
  return hashFiles(root, files);
};

const listing = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []);

const filesUnder = (root, folder) => {
  const found = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) found.push(...filesUnder(root, path));
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) found.push(path);
  }
  return found;
};

const hashFiles = (root, files) => {
  const hash = createHash('sha256');
  for (const file of [...files].sort((a, b) => (a < b ? -1 : 1))) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
};

/** What was true after the last complete run: hashes by name, kept in `.tools/fresh.json`. */
export const readStamps = (root) => {
  try {
    return JSON.parse(readFileSync(join(root, '.tools', 'fresh.json'), 'utf8'));
  } catch {
    return {};
  }
};

export const writeStamp = (root, name, value) =>
  writeFileSync(join(root, '.tools', 'fresh.json'), JSON.stringify({ ...readStamps(root), [name]: value }));
