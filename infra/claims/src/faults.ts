import { probes } from '@candid/application/evidence';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from './coverage.ts';

/** The probe that an evidence sentence announces. */
export const probeOf = ({ evidence }: Pick<Claim, 'evidence'>): string => /^(?:query|probe) ([^:]+):/.exec(evidence)?.[1] ?? '';

/** What a closed claim lacks, one line each; an open one lacks nothing yet. `root` is the folder its files are relative to. */
export const faultsOf = (claim: Claim, root: string): readonly string[] => {
  if (claim.open) return [];
  const { id, enforcedBy, tests, evidence } = claim;
  const missing = (file: string): boolean => !existsSync(join(root, file));
  const sources = tests.filter((file) => !missing(file)).map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
  const readsEvidence = new RegExp(`'([A-Z]{2}-\\d{2} )*${id} ([A-Z]{2}-\\d{2} )*evidence:`);
  return [
    ...(evidence.trim() === '' ? [`${id}: has no evidence`] : []),
    ...(Object.hasOwn(probes, probeOf(claim)) ? [] : [`${id}: no probe is called "${probeOf(claim)}"`]),
    ...(enforcedBy.length === 0 ? [`${id}: nothing enforces it`] : []),
    ...(tests.length === 0 ? [`${id}: no test names it`] : []),
    ...(claim.breaches.length === 0 ? [`${id}: no seeded breach shows that its tests can fail`] : []),
    ...enforcedBy.filter(missing).map((file) => `${id}: ${file} enforces it, but is not there`),
    ...tests.filter(missing).map((file) => `${id}: ${file} tests it, but is not there`),
    ...sources.filter(([, source]) => !source.includes(id)).map(([file]) => `${id}: ${file} does not name it`),
    ...(tests.length === 0 || sources.some(([, source]) => readsEvidence.test(source))
      ? []
      : [`${id}: no test reads its evidence`]),
  ];
};
