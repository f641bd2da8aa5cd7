import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from './coverage.ts';

/** What a closed claim lacks, one line each; an open one lacks nothing yet. `root` is the folder its files are relative to. */
export const faultsOf = (claim: Claim, root: string): readonly string[] => {
  if (claim.open) return [];
  const { id, enforcedBy, tests, evidence } = claim;
  const missing = (file: string): boolean => !existsSync(join(root, file));
  return [
    ...(evidence.trim() === '' ? [`${id}: has no evidence`] : []),
    ...(enforcedBy.length === 0 ? [`${id}: nothing enforces it`] : []),
    ...(tests.length === 0 ? [`${id}: no test names it`] : []),
    ...enforcedBy.filter(missing).map((file) => `${id}: ${file} enforces it, but is not there`),
    ...tests.filter(missing).map((file) => `${id}: ${file} tests it, but is not there`),
    ...tests
      .filter((file) => !missing(file) && !readFileSync(join(root, file), 'utf8').includes(id))
      .map((file) => `${id}: ${file} does not name it`),
  ];
};
