import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverage } from '../coverage.ts';
import type { TestReport } from '../test-report.ts';
import { breaches } from './registry.ts';
import { isNoticed, outcomesOf } from './run-breach.ts';
import { seed } from './seeding.ts';

const root = new URL('../../../..', import.meta.url).pathname;

describe('seeded breaches', () => {
  it.each(breaches)('$name: its place is in $file once', (breach) => {
    const source = readFileSync(join(root, breach.file), 'utf8');
    expect(seed(source, breach)).not.toBe(source);
  });

  it.each(breaches)('$name: it belongs to closed claims, and runs tests of each', ({ claims, tests }) => {
    for (const id of claims) {
      const claim = coverage().find((one) => one.id === id);
      expect(claim?.open, id).toBe(false);
      expect(claim?.tests, id).toEqual(expect.arrayContaining([...tests]));
    }
  });

  it.each(['twice twice', 'not here'])('a place that is in a file more or less than once is refused: %s', (source) => {
    expect(() => seed(source, { file: 'a.ts', find: 'twice', replace: '' })).toThrow(/instead of once/);
  });
});

describe('what a run shows', () => {
  const report = (...failed: string[]): TestReport => ({
    startTime: 0,
    testResults: [{ name: '/a.test.ts', assertionResults: failed.map((fullName) => ({ fullName, status: 'failed' })) }],
  });

  it.each([
    ['both red', report('OH-06: it goes', 'OH-06 NA-01 evidence: none is overdue'), true],
    ['only a test red', report('OH-06: it goes'), false],
    ['only the evidence red', report('OH-06 evidence: none is overdue'), false],
    ['tests of another claim red', report('OH-05: it goes', 'OH-05 evidence: none is overdue'), false],
    ['nothing red', report(), false],
  ])('%s', (_name, given, noticed) => {
    expect(outcomesOf(['OH-06'], given).map(isNoticed)).toEqual([noticed]);
  });
});
