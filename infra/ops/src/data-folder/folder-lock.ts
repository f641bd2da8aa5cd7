import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { identify, isRunning, type ProcessIdentity } from '../processes/identity.ts';
import { trouble } from '../trouble.ts';

/**
 * Takes the data folder for this process; the lock of a process that is gone is taken over.
 * @returns gives it back
 * @throws AppError `config_invalid` when another start is using it
 */
export const lockFolder = (folder: string, file: string): (() => void) => {
  const own = identify(process.pid);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    // A link appears with its content or not at all, and fails when the name is taken.
    for (let attempt = 0; !tryLink(draft, file); attempt += 1) {
      const owner = readOwner(file);
      if (attempt > 10 || (owner && isRunning(owner))) {
        throw trouble(
          `The data folder ${folder} is in use by another start (process ${owner?.pid ?? 'unknown'}). Stop that one, or set DATA_DIR to another folder.`,
        );
      }
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(file, { force: true });
};

const tryLink = (from: string, to: string): boolean => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** The process that has the data folder now, or null. */
export const holderOf = (file: string): ProcessIdentity | null => {
  const owner = readOwner(file);
  return owner && isRunning(owner) ? owner : null;
};

const readOwner = (file: string): ProcessIdentity | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
};
