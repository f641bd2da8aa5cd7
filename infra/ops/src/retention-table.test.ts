import { duration } from '@candid/kernel';
import type { KindFigures, RetentionFigures } from '@candid/privacy';
import { expect, test } from 'vitest';
import { isAllKept, retentionTable } from './retention-table.ts';

const at = new Date('2026-06-01T12:00:00.000Z');
const kind = (over: Partial<KindFigures>): KindFigures => ({
  name: 'sessions',
  standing: 'kept',
  held: 12,
  oldest: at,
  overdue: 0,
  lastRun: at,
  lastSuccess: at,
  ...over,
});
const figures = (kinds: readonly KindFigures[]): RetentionFigures => ({
  rules: [
    { category: 'session', until: 'deadline', lifetime: duration.days(30), from: 'collected', purpose: 'account', kinds },
    { category: 'ledger', until: 'deadline', lifetime: duration.days(1), from: 'account-deleted', purpose: 'billing', kinds: [] },
    {
      category: 'prompt',
      until: 'generation-ends',
      lifetime: null,
      from: null,
      purpose: null,
      kinds: [kind({ name: 'inputs' })],
    },
  ],
  others: [],
});

test('each rule is a line with its term, and says where nothing is stored under it yet', () => {
  const lines = retentionTable(figures([kind({}), kind({ name: 'visitors', held: null, overdue: null, standing: 'uncounted' })]));
  expect(lines.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    'Rule | Kept for | What | Held | Oldest (UTC) | Overdue | Last run (UTC) | Standing',
    'session | 30 days from collected | sessions | 12 | 2026-06-01 12:00:00 | 0 | 2026-06-01 12:00:00 | kept',
    ' | visitors | not counted | 2026-06-01 12:00:00 | not counted | 2026-06-01 12:00:00 | uncounted',
    'ledger | 1 day from account deleted | nothing stores this yet',
    'prompt | generation ends | inputs | 12 | 2026-06-01 12:00:00 | 0 | 2026-06-01 12:00:00 | kept',
    '',
  ]);
});

test('one kind that is not kept is enough to fail', () => {
  expect(isAllKept(figures([kind({})]))).toBe(true);
  for (const standing of ['behind', 'stuck', 'failed', 'uncounted', 'never', 'late'] as const) {
    expect(isAllKept(figures([kind({}), kind({ standing })]))).toBe(false);
  }
});
