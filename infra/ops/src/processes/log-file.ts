import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';

const LARGEST_BYTES = 10_000_000;

/** Puts a log that has grown large aside as `<file>.1`, over the one before. */
export const rotate = (file: string): void => {
  if (existsSync(file) && statSync(file).size > LARGEST_BYTES) renameSync(file, `${file}.1`);
};

export const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** What Postgres gave as its reason to end, of what it wrote after the first `from` bytes of its log. */
export const fatalWords = (file: string, from: number): string => {
  const lines = readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n');
  const said = lines.findLast((line) => /(FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1) ?? '';
  return said.replace(/^.*?(FATAL|PANIC|ERROR): +/, '') || 'nothing';
};

/** The last lines of a log in one line, for a message at the terminal. */
export const tail = (file: string, lines: number): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join(' | ') : 'nothing';
