import { keepRows, type Keeping } from '@candid/db';
import { duration, newId, type Milliseconds, type SubjectId } from '@candid/kernel';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrivacyFixture, type PrivacyFixture } from '../privacy.fixture.ts';
import { sweepKind, type SweepPoint, type SweepResult } from './sweep-kind.ts';

/*
 * The goal: whatever happens between them, a sweep says `kept` exactly when nothing is there that should be gone, takes nothing before
 * its time, and no change of the policy gives anything more time. The method: random histories over the real engine, a real table and
 * the worker's rights, held against a model; then the same against engines with a known fault, which must be found.
 */

interface Row {
  readonly id: string;
  /** The earliest of every promise that was in force while it was there. */
  deadline: number;
  readonly startedAt: number;
}

type Step =
  | { readonly kind: 'collect' }
  | { readonly kind: 'pass'; readonly by: Milliseconds }
  | { readonly kind: 'promise'; readonly lifetime: Milliseconds }
  | { readonly kind: 'hold'; readonly held: boolean }
  | { readonly kind: 'sweep'; readonly workers: 1 | 2; readonly crash: SweepPoint | null };

type Engine = (keeping: Keeping, crash: SweepPoint | null) => Promise<SweepResult | null>;

let fixture: PrivacyFixture;
let subjectId: SubjectId;
const consentId = randomUUID();
beforeAll(async () => {
  fixture = await createPrivacyFixture();
  const at = fixture.clock.now();
  subjectId = newId<'subject'>();
  const subject = { id: subjectId, kind: 'account', state: 'open', created_at: at, last_seen_at: at } as const;
  await fixture.admin.kysely.insertInto('subject').values(subject).execute();
  await fixture.admin.pool.query("INSERT INTO consent_wording VALUES (sha256('?'), 'en', '?', $1)", [at]);
  await fixture.admin.pool.query(
    `INSERT INTO consent_record SELECT $1, $2, 'analytics', 'granted', 'panel', false, hash, hash, $3, NULL, 0 FROM consent_wording`,
    [consentId, subjectId, at],
  );
  await fixture.admin.pool.query(`CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`);
  await fixture.admin.pool.query('CREATE TRIGGER hold BEFORE DELETE ON usage_event FOR EACH ROW EXECUTE FUNCTION hold()');
});
afterAll(() => fixture.close());

const HOUR = duration.hours(1);
// Lifetimes around month ends, leap days and clock changes are spans like any other: a day here is 24 hours.
const lifetimes = [HOUR, duration.days(1), duration.days(30), duration.days(365)] as const;
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'collect' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      by: fc.constantFrom(
        1,
        HOUR - 1,
        HOUR,
        duration.days(1) - HOUR,
        duration.days(30) - HOUR,
        duration.days(30),
        duration.days(335),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('promise' as const), lifetime: fc.constantFrom(...lifetimes) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold' as const), held: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sweep' as const),
      workers: fc.constantFrom(1 as const, 2 as const),
      crash: fc.constantFrom(null, null, null, 'counted' as const, 'swept' as const, 'counted-again' as const),
    }),
  },
);
const starts = fc.constantFrom('2028-02-28T23:30:00Z', '2026-03-29T00:30:00Z', '2026-12-31T23:59:59Z', '2026-01-31T12:00:00Z');

const setHold = (held: boolean) =>
  fixture.admin.pool.query(`ALTER TABLE usage_event ${held ? 'ENABLE' : 'DISABLE'} TRIGGER hold`);

const keepUsage = (lifetime: Milliseconds): Keeping =>
  keepRows({
    db: fixture.worker.kysely,
    table: 'usage_event',
    key: 'id',
    startedAt: 'recorded_at',
    expiresAt: 'expires_at',
    lifetime,
  });

const kind = { name: 'seeded', categories: [], tables: [], every: HOUR } as const;
const context = () => ({ db: fixture.worker.kysely, clock: fixture.clock, report: () => undefined });

/** The real one; null when it crashed on the way. */
const engine: Engine = (keeping, crash) => {
  const reach = (point: SweepPoint): void => {
    if (point === crash) throw new Error('crashed');
  };
  return sweepKind({ ...context(), reach }, { ...kind, keeping }).catch(() => null);
};

/** A history over an engine and the keeping it is given. Throws where what is there is not what the model says. */
const run = async (
  { start, steps }: { start: string; steps: readonly Step[] },
  { sweep, keep }: { sweep: Engine; keep: (lifetime: Milliseconds) => Keeping },
): Promise<void> => {
  await setHold(false);
  await fixture.admin.pool.query('DELETE FROM usage_event');
  await fixture.admin.pool.query('DELETE FROM retention_run');
  fixture.clock.set(new Date(start));
  let rows: Row[] = [];
  let lifetime: Milliseconds = duration.days(30);
  const now = (): number => fixture.clock.now().getTime();
  for (const step of steps) {
    if (step.kind === 'pass') fixture.clock.advance(step.by);
    if (step.kind === 'promise') lifetime = step.lifetime;
    if (step.kind === 'hold') await setHold(step.held);
    if (step.kind === 'collect') {
      const row = { id: newId(), startedAt: now(), deadline: now() + lifetime };
      rows.push(row);
      await fixture.admin.kysely
        .insertInto('usage_event')
        .values({
          id: row.id as never,
          subject_id: subjectId,
          consent_id: consentId,
          kind: 'page_view',
          name: 'studio',
          seconds: null,
          recorded_at: new Date(row.startedAt),
          expires_at: new Date(row.deadline),
        })
        .execute();
    }
    if (step.kind !== 'sweep') continue;
    const results = await Promise.all(Array.from({ length: step.workers }, () => sweep(keep(lifetime), step.crash)));
    const hasSwept = step.crash === null || step.crash !== 'counted';
    if (hasSwept) rows = rows.map((row) => ({ ...row, deadline: Math.min(row.deadline, row.startedAt + lifetime) }));
    const found = await fixture.admin.kysely.selectFrom('usage_event').select('id').execute();
    const there = new Set<string>(found.map(({ id }) => id));
    const due = (row: Row): boolean => Math.min(row.deadline, row.startedAt + lifetime) <= now();
    expect(
      rows.filter((row) => !due(row) && !there.has(row.id)),
      'gone before its time',
    ).toEqual([]);
    const left = rows.filter((row) => due(row) && there.has(row.id)).length;
    for (const result of results) {
      if (result === null) continue;
      expect(result.outcome === 'kept', 'kept is what nothing is left of').toBe(left === 0);
      expect(result.left?.overdue, 'overdue is what is left').toBe(left);
    }
    rows = rows.filter(({ id }) => there.has(id));
  }
};

/** The same histories in every run: a fault that is found today is found tomorrow. */
const FINDING = { numRuns: 300, endOnFailure: true, seed: 20_261 };

const histories = fc.record({ start: starts, steps: fc.array(anyStep, { minLength: 4, maxLength: 14 }) });
const holds = (of: Parameters<typeof run>[1]) => fc.asyncProperty(histories, (history) => run(history, of));

test('over every history a sweep says what is left, takes nothing early and prolongs nothing', async () => {
  await fc.assert(holds({ sweep: engine, keep: keepUsage }), { numRuns: 60 });
});

test('an engine that reports what it deleted, instead of what is left, is found', async () => {
  const boastful: Engine = async (keeping) => {
    const before = await keeping.count(fixture.clock.now());
    await keeping.sweep(fixture.clock.now());
    return { outcome: 'kept', left: { held: before?.held ?? 0, oldest: null, overdue: 0 } };
  };
  const found = await fc.check(holds({ sweep: boastful, keep: keepUsage }), FINDING);
  expect(found.failed).toBe(true);
});

test('a keeping that goes by the policy of now alone, and so prolongs what was promised, is found', async () => {
  const forgetful = (lifetime: Milliseconds): Keeping => {
    const ofNow = keepUsage(lifetime);
    const prolong = async (): Promise<void> => {
      await fixture.admin.pool.query(`UPDATE usage_event SET expires_at = recorded_at + $1::float8 * interval '1 millisecond'`, [
        lifetime,
      ]);
    };
    return {
      count: async (now) => (await prolong(), ofNow.count(now)),
      sweep: async (now) => (await prolong(), ofNow.sweep(now)),
    };
  };
  const found = await fc.check(holds({ sweep: engine, keep: forgetful }), FINDING);
  expect(found.failed).toBe(true);
});

test('a keeping that deletes an hour early is found', async () => {
  const hasty = (lifetime: Milliseconds): Keeping => keepUsage(Math.max(HOUR, lifetime - HOUR));
  const found = await fc.check(holds({ sweep: engine, keep: hasty }), FINDING);
  expect(found.failed).toBe(true);
});
