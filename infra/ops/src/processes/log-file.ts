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

/**
 * What a program said to people before it ended, of what it wrote after the first `from` bytes of its log: no records, and of a stack
 * the error alone. @returns null when it said nothing
 */
export const lastWords = (file: string, from: number): string | null => {
  const lines = readFileSync(file).subarray(from).toString('utf8').split('\n');
  return (
    lines.filter((line) => line !== '' && !/^(\{|\s|\(node:|\(Use `node|file:|node:|Node\.js v)/.test(line)).join('\n') || null
  );
};
