import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isEvidenceOf, names, type TestReport } from '../test-report.ts';
import type { Breach } from './breach.ts';

/** What became of one claim's tests with the breach in place. */
export interface Outcome {
  readonly claim: string;
  /** Titles of the claim's tests that turned red, and of those that read its evidence. */
  readonly red: readonly string[];
  readonly redEvidence: readonly string[];
}

/** Whether a breach was noticed for a claim: a test of it and its evidence turned red. */
export const isNoticed = ({ red, redEvidence }: Outcome): boolean => red.length > 0 && redEvidence.length > 0;

/** What the tests' report says of each claim; a file that could not run at all shows nothing. */
export const outcomesOf = (claims: readonly string[], report: TestReport): readonly Outcome[] => {
  const failed = report.testResults.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'failed'));
  const titles = failed.map(({ fullName }) => fullName);
  return claims.map((claim) => ({
    claim,
    red: titles.filter((title) => names(title, claim) && !isEvidenceOf(title, claim)),
    redEvidence: titles.filter((title) => isEvidenceOf(title, claim)),
  }));
};

/** Runs the tests of a breach's claims with the breach in the sources that they load. */
export const runBreach = async (
  breach: Breach,
  { root, index }: { readonly root: string; readonly index: number },
): Promise<readonly Outcome[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'candid-breach-'));
  const file = join(folder, 'report.json');
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const words = ['run', '--config', config, '--reporter=json', `--outputFile.json=${file}`, '-t', breach.claims.join('|')];
  try {
    const vitest = spawn(join(root, 'node_modules/.bin/vitest'), [...words, ...breach.tests], {
      cwd: root,
      env: { ...process.env, SEEDED_BREACH: String(index) },
      stdio: 'ignore',
    });
    await once(vitest, 'close');
    return outcomesOf(breach.claims, JSON.parse(await readFile(file, 'utf8')) as TestReport);
  } finally {
    await rm(folder, { recursive: true });
  }
};
