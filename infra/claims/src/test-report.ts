import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Claim } from './coverage.ts';

/** The part of vitest's JSON report that matters here. */
export interface TestReport {
  readonly startTime: number;
  readonly testResults: readonly {
    /** Absolute path of the test file. */
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Whether a test's title names a claim. */
export const names = (title: string, claim: string): boolean => new RegExp(`\\b${claim}\\b`).test(title);

/** Whether a test reads the evidence of a claim: its title begins with claims and the word "evidence". */
export const isEvidenceOf = (title: string, claim: string): boolean =>
  names(title, claim) && /^([A-Z]{2}-\d{2} )+evidence:/.test(title);

/**
 * How the tests of a claim went the last time they ran here. `not run`: some of its files were in no report, or its titles in none of
 * them; `out of date`: something it rests on has changed since.
 */
export type LastRun = 'passed' | 'failed' | 'not run' | 'out of date';

/** The report that `npm test` leaves behind, if it is there. */
export const readReports = (root: string): readonly TestReport[] =>
  [join(root, '.cache', 'test.json')].filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8')) as TestReport);

/** What the reports say of one claim. */
export const lastRunOf = (claim: Claim, { root, reports }: { root: string; reports: readonly TestReport[] }): LastRun => {
  const runs = claim.tests.map((test) =>
    reports.flatMap(({ startTime, testResults }) =>
      testResults
        .filter(({ name }) => relative(root, name) === test)
        .flatMap(({ assertionResults }) => assertionResults.map((result) => ({ ...result, startTime })))
        .filter(({ fullName, status }) => names(fullName, claim.id) && (status === 'passed' || status === 'failed')),
    ),
  );
  if (runs.length === 0 || runs.some((results) => results.length === 0)) return 'not run';
  if (runs.flat().some(({ status }) => status === 'failed')) return 'failed';
  const oldest = Math.min(...runs.flat().map(({ startTime }) => startTime));
  const changed = [...claim.tests, ...claim.enforcedBy].some((file) => statSync(join(root, file)).mtimeMs > oldest);
  return changed ? 'out of date' : 'passed';
};
