import type { RetentionOutcome } from '@candid/db';
import { duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeptKind } from '../domain/kept-kind.ts';
import { createPrivacyFixture, type PrivacyFixture } from '../privacy.fixture.ts';
import { isKept, readRetention, type KindFigures } from './read-retention.ts';
import { sweepKind } from './sweep-kind.ts';

let fixture: PrivacyFixture;
beforeEach(async () => void (fixture = await createPrivacyFixture()));
afterEach(() => fixture.close());

const kind: KeptKind = { name: 'seeded', categories: ['session'], tables: ['session'], every: duration.minutes(1) };
const unruled: KeptKind = { ...kind, name: 'unruled', categories: [] };
const policy = policies['one-hour'];
const read = () => readRetention(fixture.admin.kysely as never, { policy, kinds: [kind, unruled], now: fixture.clock.now() });
const figures = async (): Promise<KindFigures | undefined> =>
  (await read()).rules.find(({ category }) => category === 'session')?.kinds[0];
const sweep = (overdue: number | null) =>
  sweepKind(
    { db: fixture.worker.kysely, clock: fixture.clock, report: () => undefined },
    {
      ...kind,
      keeping: {
        count: () => Promise.resolve(overdue === null ? null : { held: 7, oldest: fixture.clock.now(), overdue }),
        sweep: () => Promise.resolve(),
      },
    },
  );

test('before any sweep nothing is known, and nothing counts as kept', async () => {
  expect(await figures()).toMatchObject({ standing: 'never', held: null, overdue: null, lastRun: null });
  const { rules, others } = await read();
  expect(others.map(({ name }) => name)).toEqual(['unruled']);
  expect(rules.map(({ category }) => category)).toEqual(Object.keys(policy.retention));
  expect(rules.find(({ category }) => category === 'ledger')).toMatchObject({ kinds: [], from: 'account-deleted' });
});

test('a sweep counts for as long as rounds may be missed, and then is late whatever it found', async () => {
  await sweep(0);
  const at = fixture.clock.now();
  expect(await figures()).toMatchObject({ standing: 'kept', held: 7, overdue: 0, lastRun: at, lastSuccess: at });
  fixture.clock.advance(duration.minutes(6));
  expect(await figures()).toMatchObject({ standing: 'kept' });
  fixture.clock.advance(1);
  const late = await figures();
  expect(late).toMatchObject({ standing: 'late', overdue: 0 });
  expect(late && isKept(late)).toBe(false);
});

test.each([
  [1, 'stuck'],
  [null, 'uncounted'],
] as const)('%s overdue is %s, and keeps the time of the last success', async (overdue, standing: RetentionOutcome) => {
  await sweep(0);
  const success = fixture.clock.now();
  fixture.clock.advance(duration.minutes(1));
  await sweep(overdue);
  expect(await figures()).toMatchObject({ standing, overdue, lastRun: fixture.clock.now(), lastSuccess: success });
});
