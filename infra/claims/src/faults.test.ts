import { describe, expect, it } from 'vitest';
import { coverage, type Claim } from './coverage.ts';
import { faultsOf } from './faults.ts';
import { table } from './table.ts';

const root = new URL('../../..', import.meta.url).pathname;
const EVIDENCE = 'packages/application/src/evidence/held.db.test.ts';
const claim: Claim = {
  id: 'OH-06',
  policy: 'one-hour',
  promise: 'gone after an hour',
  enforcedBy: ['infra/claims/src/faults.ts'],
  evidence: 'query results-held: overdue (0)',
  tests: ['infra/claims/src/faults.test.ts', EVIDENCE],
  open: false,
  why: null,
  breaches: ['nothing destroys it'],
};

describe('faultsOf', () => {
  it('finds none in a complete closed claim, nor in an open one', () => {
    expect(faultsOf(claim, root)).toEqual([]);
    expect(faultsOf({ ...claim, open: true, enforcedBy: [], tests: [], breaches: [] }, root)).toEqual([]);
  });

  it.each([
    ['nothing enforces it', { enforcedBy: [] }],
    ['no test names it', { tests: [] }],
    ['no seeded breach shows that its tests can fail', { breaches: [] }],
    ['no probe is called "results-lost"', { evidence: 'query results-lost: overdue (0)' as const }],
    ['no test reads its evidence', { tests: ['infra/claims/src/faults.test.ts'] }],
    ['not-there.ts enforces it, but is not there', { enforcedBy: ['not-there.ts'] }],
    ['not-there.ts tests it, but is not there', { tests: ['not-there.ts', EVIDENCE] }],
    ['infra/claims/src/table.ts does not name it', { tests: ['infra/claims/src/table.ts', EVIDENCE] }],
  ])('says that %s', (says, values) => {
    expect(faultsOf({ ...claim, ...values }, root)).toEqual([`OH-06: ${says}`]);
  });

  it('asks for evidence', () => {
    const faults = faultsOf({ ...claim, evidence: ' ' as Claim['evidence'] }, root);
    expect(faults).toEqual(['OH-06: has no evidence', 'OH-06: no probe is called ""']);
  });
});

it('finds the coverage of the shipped policies in order', () => {
  expect(coverage().flatMap((c) => faultsOf(c, root))).toEqual([]);
});

it('prints each claim under its policy, and the figures', () => {
  const open = { ...claim, id: 'OH-07', open: true, why: 'payments', lastRun: null };
  const printed = table([{ ...claim, lastRun: 'passed' }, open]);
  expect(printed).toContain('one-hour: 1 of 2 closed');
  expect(printed).toContain('test   infra/claims/src/faults.test.ts');
  expect(printed).toContain('waits for payments');
  expect(printed).toMatch(/1 closed \(1 with tests that passed here and are up to date\), 1 open\n$/);
});
