import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { trouble } from '../trouble.ts';

const APART =
  'A backup of the main database opens nothing without the keyring; together they open everything, also what was deleted since. Keep them on different storage, and let the keyring’s expire sooner.';

/**
 * Makes the two folders of a backup.
 * @throws AppError `config_invalid` when they are not apart from each other and from the data folder, not empty, or cannot be made
 */
export const makeTargets = (targets: { readonly to: string; readonly keyringTo: string; readonly dataDir: string }): void => {
  const { to, keyringTo, dataDir } = targets;
  if (isWithin(to, keyringTo) || isWithin(keyringTo, to)) {
    throw trouble(`--to and --keyring-to must be two folders, neither inside the other. ${APART}`);
  }
  for (const [name, folder] of [
    ['--to', to],
    ['--keyring-to', keyringTo],
  ] as const) {
    if (isWithin(folder, dataDir)) throw trouble(`${name} lies inside the data folder ${dataDir}: a backup is kept elsewhere.`);
    makeEmpty(name, folder);
  }
};

const makeEmpty = (name: string, folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (readdirSync(folder).length === 0) return;
  } catch (error) {
    throw trouble(`${name} ${folder} cannot be made or read (${(error as NodeJS.ErrnoException).code}). Name another folder.`, {
      cause: error,
    });
  }
  throw trouble(`${name} ${folder} is not empty. Name a new folder for each backup.`);
};

/** Whether `inner` is `outer` or lies in it, links followed. */
const isWithin = (inner: string, outer: string): boolean => {
  const [real, around] = [realPath(inner), realPath(outer)];
  return real === around || real.startsWith(around.endsWith(sep) ? around : around + sep);
};

/** Also of a path whose last parts do not exist yet. */
const realPath = (path: string): string =>
  existsSync(path) || dirname(path) === path ? realpathSync(path) : join(realPath(dirname(path)), basename(path));
