import { describe, expect, it } from 'vitest';
import { coverage, type Claim } from './coverage.ts';
import { faultsOf } from './faults.ts';
import { table } from './table.ts';

const root = new URL('../../..', import.meta.url).pathname;
const claim: Claim = {
  id: 'OH-06',
  policy: 'one-hour',
  promise: 'gone after an hour',
  enforcedBy: ['infra/claims/src/faults.ts'],
  evidence: 'query results-held: overdue (0)',
  tests: ['infra/claims/src/faults.test.ts'],
  open: false,
  why: null,
};

describe('faultsOf', () => {
  it('finds none in a complete closed claim, nor in an open one', () => {
    expect(faultsOf(claim, root)).toEqual([]);
    expect(faultsOf({ ...claim, open: true, enforcedBy: [], tests: [] }, root)).toEqual([]);
  });

  it.each([
    ['nothing enforces it', { enforcedBy: [] }],
    ['no test names it', { tests: [] }],
    ['not-there.ts enforces it, but is not there', { enforcedBy: ['not-there.ts'] }],
    ['not-there.ts tests it, but is not there', { tests: ['not-there.ts'] }],
    ['infra/claims/src/table.ts does not name it', { tests: ['infra/claims/src/table.ts'] }],
  ])('says that %s', (says, values) => {
    expect(faultsOf({ ...claim, ...values }, root)).toEqual([`OH-06: ${says}`]);
  });

  it('asks for evidence', () => {
    expect(faultsOf({ ...claim, evidence: ' ' as Claim['evidence'] }, root)).toEqual(['OH-06: has no evidence']);
  });
});

it('finds the coverage of the shipped policies in order', () => {
  expect(coverage().flatMap((c) => faultsOf(c, root))).toEqual([]);
});

it('prints each claim under its policy, and the figure', () => {
  const printed = table([claim, { ...claim, id: 'OH-07', open: true, why: 'payments' }]);
  expect(printed).toContain('one-hour: 1 of 2 closed');
  expect(printed).toContain('test infra/claims/src/faults.test.ts');
  expect(printed).toContain('waits for payments');
  expect(printed).toMatch(/1 closed, 1 open\n$/);
});
