import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { trouble } from '../trouble.ts';

/** Where everything lies that a start keeps. */
export interface DataFolder {
  readonly root: string;
  readonly postgres: string;
  readonly blobs: string;
  readonly logs: string;
  readonly lock: string;
  readonly runRecord: string;
  readonly secrets: string;
  /** Each text of the policy that was published, where no database keeps them. */
  readonly texts: string;
}

const LEAST_FREE_BYTES = 500_000_000;
const MARKER = 'candid.json';
const FORMAT = 1;
const MADE = 'made';

/**
 * Makes or checks the data folder: ours, of a format we know, writable, with room on the disk.
 * @param leastFreeBytes how much room there must be
 * @throws AppError `config_invalid` with one line that says what to do
 */
export const openDataFolder = (root: string, leastFreeBytes = LEAST_FREE_BYTES): DataFolder => {
  makeFolder(root);
  checkMarker(root);
  const folder = pathsIn(root);
  checkKinds(root, folder);
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < leastFreeBytes) {
    const free = Math.floor((bavail * bsize) / 1_000_000);
    const wanted = Math.floor(leastFreeBytes / 1_000_000);
    throw trouble(
      `The disk of ${root} has ${free} MB free; Candid needs ${wanted} MB. Free some space, or set DATA_DIR to another disk.`,
    );
  }
  for (const path of [folder.blobs, folder.logs]) {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
  }
  return folder;
};

/**
 * Whether there is a database to be opened, or one has yet to be made. That one was made is noted: a first start that broke off in the middle
 * goes on, and a database that is gone is not made anew, empty, beside secrets and pictures of the one before.
 * @param isUsed whether it is the one that is used, and none at another address
 * @throws AppError `config_invalid` where it is gone and would be used
 */
export const hasDatabase = ({ root, postgres }: DataFolder, isUsed: boolean): boolean => {
  const isThere = existsSync(postgres);
  if (isThere || !isUsed || !isNoted(join(root, MARKER))) return isThere;
  throw trouble(
    `The database of the data folder ${root} is gone: there is no ${postgres}. Restore a backup into another folder and set DATA_DIR to it, or set DATA_DIR to a new folder to begin with nothing.`,
  );
};

/** Notes that the database was made, once; also in a folder of a release that noted nothing. */
export const noteDatabase = ({ root }: DataFolder): void => {
  const marker = join(root, MARKER);
  if (isNoted(marker)) return;
  // A marker that is cut off would make the folder unreadable.
  writeFileSync(`${marker}.new`, JSON.stringify({ format: FORMAT, database: MADE }), { flush: true });
  renameSync(`${marker}.new`, marker);
};

const isNoted = (marker: string): boolean =>
  (JSON.parse(readFileSync(marker, 'utf8')) as { database?: unknown }).database === MADE;

const pathsIn = (root: string): DataFolder => ({
  root,
  postgres: join(root, 'postgres'),
  blobs: join(root, 'blobs'),
  logs: join(root, 'logs'),
  lock: join(root, 'lock'),
  runRecord: join(root, 'processes.json'),
  secrets: join(root, 'secrets.json'),
  texts: join(root, 'texts'),
});

/** What should be a folder is one, and the rest are files: anything else fails later and says less. */
const checkKinds = (root: string, { postgres, blobs, logs, lock, runRecord, secrets }: DataFolder): void => {
  const kinds = [postgres, blobs, logs]
    .map((path) => ({ path, isFolder: true }))
    .concat([lock, runRecord, secrets].map((path) => ({ path, isFolder: false })));
  const wrong = kinds.find(({ path, isFolder }) => existsSync(path) && statSync(path).isDirectory() !== isFolder);
  if (wrong === undefined) return;
  const what = wrong.isFolder ? 'is not a folder' : 'is a folder, not a file';
  throw trouble(
    `The data folder ${root} is broken: ${wrong.path} ${what}. Restore a backup into another folder and set DATA_DIR to it.`,
  );
};

const makeFolder = (root: string): void => {
  try {
    makeWithParents(root);
    readdirSync(root);
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why =
      { ENOTDIR: 'is not a folder', EEXIST: 'is not a folder', ENOSPC: 'is on a full disk', EROFS: 'is on a read-only disk' }[
        code
      ] ?? 'cannot be written to';
    throw trouble(`The data folder ${root} ${why} (${code}). Set DATA_DIR to a folder that you can write to.`, { cause: error });
  }
};

/** Node's own recursive mkdir never returns where a folder refuses new ones with ENOENT, as /proc does. */
const makeWithParents = (path: string): void => {
  if (existsSync(path)) return;
  makeWithParents(dirname(path));
  mkdirSync(path, { mode: 0o700 });
};

const checkMarker = (root: string): void => {
  const marker = join(root, MARKER);
  if (!existsSync(marker)) {
    if (readdirSync(root).length > 0) {
      throw trouble(`The folder ${root} is not empty and not a data folder of Candid. Set DATA_DIR to an empty or a new folder.`);
    }
    writeFileSync(marker, JSON.stringify({ format: FORMAT }));
    return;
  }
  const format = readFormat(marker);
  if (format === FORMAT) return;
  if (format === null) {
    throw trouble(
      `The data folder ${root} is broken: ${MARKER} cannot be read. Restore a backup into another folder and set DATA_DIR to it.`,
    );
  }
  throw trouble(`The data folder ${root} has format ${format}, this release knows ${FORMAT}. Start the release that wrote it.`);
};

const readFormat = (marker: string): number | null => {
  try {
    const { format } = JSON.parse(readFileSync(marker, 'utf8')) as { format?: unknown };
    return typeof format === 'number' ? format : null;
  } catch {
    return null;
  }
};
