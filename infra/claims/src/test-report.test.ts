import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Claim } from './coverage.ts';
import { lastRunOf, type LastRun, type TestReport } from './test-report.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'candid-claims-'));
  for (const file of ['a.test.ts', 'b.test.ts', 'a.ts']) {
    await writeFile(join(root, file), '');
    await utimes(join(root, file), 1, 1);
  }
});
afterAll(() => rm(root, { recursive: true }));

const claim = { id: 'OH-06', tests: ['a.test.ts', 'b.test.ts'], enforcedBy: ['a.ts'] } as unknown as Claim;
type Ran = readonly [file: string, title: string, status: string];
const a: Ran = ['a.test.ts', 'OH-06: it goes', 'passed'];
const b: Ran = ['b.test.ts', 'OH-06 evidence: none is overdue', 'passed'];

const report = (startTime: number, ran: readonly Ran[]): TestReport => ({
  startTime,
  testResults: ran.map(([name, fullName, status]) => ({ name: join(root, name), assertionResults: [{ fullName, status }] })),
});

it.each<[LastRun, string, [startTime: number, ran: readonly Ran[]][]]>([
  ['passed', 'each file has a test of it that passed', [[5_000, [a, b]]]],
  [
    'passed',
    'they ran in two projects',
    [
      [5_000, [a]],
      [6_000, [b]],
    ],
  ],
  ['not run', 'nothing ran', []],
  ['not run', 'one of the files did not run', [[5_000, [a]]]],
  ['not run', 'a file ran, but no test in it names the claim', [[5_000, [a, ['b.test.ts', 'OH-07: another', 'passed']]]]],
  ['not run', 'the test that names it was skipped', [[5_000, [a, ['b.test.ts', 'OH-06: it goes', 'skipped']]]]],
  ['failed', 'one of them failed', [[5_000, [a, ['b.test.ts', 'OH-06: it goes', 'failed']]]]],
  ['out of date', 'a file is newer than the run', [[500, [a, b]]]],
])('%s: %s', (expected, _why, ran) => {
  const reports = ran.map(([startTime, results]) => report(startTime, results));
  expect(lastRunOf(claim, { root, reports })).toBe(expected);
});
