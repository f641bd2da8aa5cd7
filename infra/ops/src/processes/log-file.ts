import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';

const LARGEST_BYTES = 10_000_000;

/** Puts a log that has grown large aside as `<file>.1`, over the one before. */
export const rotate = (file: string): void => {
  if (existsSync(file) && statSync(file).size > LARGEST_BYTES) renameSync(file, `${file}.1`);
};

/** The last lines of a log in one line, for a message at the terminal. */
export const tail = (file: string, lines: number): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join(' | ') : 'nothing';
