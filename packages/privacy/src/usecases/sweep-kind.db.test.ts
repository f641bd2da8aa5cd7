import { keepRows, type Keeping } from '@candid/db';
import { duration, type Milliseconds } from '@candid/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPrivacyFixture, type PrivacyFixture } from '../privacy.fixture.ts';
import { sweepKind, type SweepPoint, type SweepResult } from './sweep-kind.ts';

let fixture: PrivacyFixture;
let reported: unknown[];
beforeEach(async () => {
  fixture = await createPrivacyFixture();
  reported = [];
});
afterEach(() => fixture.close());

const inMinutes = (minutes: number): Date => new Date(fixture.clock.now().getTime() + duration.minutes(minutes));
/** No policy value decides about them, so the worker may not change their deadline: with a lifetime they are swept as the admin. */
const attempts = (lifetime: Milliseconds | null = null): Keeping =>
  keepRows({
    db: lifetime === null ? fixture.worker.kysely : fixture.admin.kysely,
    table: 'sign_in_attempt',
    key: 'session_id',
    startedAt: 'created_at',
    expiresAt: 'expires_at',
    lifetime,
  });
const sweep = (keeping = attempts(), reach?: (point: SweepPoint) => void): Promise<SweepResult> =>
  sweepKind(
    {
      db: fixture.worker.kysely,
      clock: fixture.clock,
      report: (_, error) => reported.push(error),
      ...(reach && { reach }),
    },
    { name: 'attempts', categories: ['session'], tables: ['sign_in_attempt'], every: duration.minutes(1), keeping },
  );
const recorded = () => fixture.admin.kysely.selectFrom('retention_run').selectAll().executeTakeFirst();

test('what is past its deadline goes, what is not stays, and what is left is recorded', async () => {
  await fixture.addAttempt(inMinutes(1));
  await fixture.addAttempt(inMinutes(2));
  const since = fixture.clock.now();
  fixture.clock.advance(duration.minutes(1) - 1);
  expect(await sweep()).toEqual({ outcome: 'kept', left: { held: 2, oldest: since, overdue: 0 } });
  fixture.clock.advance(1);
  expect(await sweep()).toMatchObject({ outcome: 'kept', left: { held: 1, overdue: 0 } });
  expect(await recorded()).toEqual({
    name: 'attempts',
    outcome: 'kept',
    held: 1,
    oldest_at: since,
    overdue: 0,
    last_run_at: fixture.clock.now(),
    last_success_at: fixture.clock.now(),
  });
});

test('a database that deletes nothing and says nothing is stuck, not clean', async () => {
  await fixture.addAttempt(inMinutes(1));
  expect(await sweep()).toMatchObject({ outcome: 'kept' });
  const success = fixture.clock.now();
  await fixture.admin.pool.query(`CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`);
  await fixture.admin.pool.query('CREATE TRIGGER hold BEFORE DELETE ON sign_in_attempt FOR EACH ROW EXECUTE FUNCTION hold()');
  fixture.clock.advance(duration.minutes(2));
  expect(await sweep()).toMatchObject({ outcome: 'stuck', left: { held: 1, overdue: 1 } });
  expect(await recorded()).toMatchObject({ outcome: 'stuck', overdue: 1, last_success_at: success });
});

test('a database that refuses to delete is a failure with what is left, and the next round makes up for it', async () => {
  await fixture.addAttempt(inMinutes(1));
  fixture.clock.advance(duration.minutes(2));
  await fixture.admin.pool.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'`,
  );
  await fixture.admin.pool.query('CREATE TRIGGER refuse BEFORE DELETE ON sign_in_attempt EXECUTE FUNCTION refuse()');
  expect(await sweep()).toMatchObject({ outcome: 'failed', left: { overdue: 1 } });
  expect(await recorded()).toMatchObject({ outcome: 'failed', overdue: 1, last_success_at: null });
  expect(reported).toHaveLength(1);
  await fixture.admin.pool.query('DROP TRIGGER refuse ON sign_in_attempt');
  expect(await sweep()).toMatchObject({ outcome: 'kept', left: { held: 0 } });
});

test('what cannot be counted is null and no success', async () => {
  await fixture.addAttempt(inMinutes(1));
  await fixture.admin.pool.query('ALTER TABLE sign_in_attempt RENAME COLUMN expires_at TO gone_at');
  expect(await sweep()).toEqual({ outcome: 'failed', left: null });
  expect(await recorded()).toMatchObject({ outcome: 'failed', held: null, overdue: null, last_success_at: null });
  expect(await sweep({ count: () => Promise.resolve(null), sweep: () => Promise.resolve() })).toEqual({
    outcome: 'uncounted',
    left: null,
  });
});

test.each(['counted', 'swept', 'counted-again', 'recorded'] as const)('a crash when %s is made up for', async (where) => {
  await fixture.addAttempt(inMinutes(1));
  await fixture.addAttempt(inMinutes(60));
  fixture.clock.advance(duration.minutes(2));
  const hit: SweepPoint[] = [];
  const crash = (point: SweepPoint): void => {
    if (point !== where) return;
    hit.push(point);
    throw new Error('crashed');
  };
  await expect(sweep(attempts(), crash)).rejects.toThrow('crashed');
  expect(hit).toEqual([where]);
  expect(await sweep()).toMatchObject({ outcome: 'kept', left: { held: 1, overdue: 0 } });
  expect(await fixture.attempts()).toBe(1);
});

test('many workers at once delete each row once and agree', async () => {
  for (let row = 0; row < 40; row += 1) await fixture.addAttempt(inMinutes(row % 2 === 0 ? 1 : 60));
  fixture.clock.advance(duration.minutes(2));
  const results = await Promise.all(Array.from({ length: 6 }, () => sweep()));
  expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 6 }, () => 'kept'));
  expect(reported).toEqual([]);
  expect(await fixture.attempts()).toBe(20);
});

test('a shorter promise is written into the rows that are there, and a longer one later changes nothing', async () => {
  await fixture.addAttempt(inMinutes(60));
  expect(await sweep(attempts(duration.hours(2)))).toMatchObject({ outcome: 'kept', left: { held: 1 } });
  expect(await sweep(attempts(duration.minutes(30)))).toMatchObject({ outcome: 'kept', left: { held: 1 } });
  fixture.clock.advance(duration.minutes(30));
  expect(await sweep(attempts(duration.hours(2)))).toMatchObject({ outcome: 'kept', left: { held: 0 } });
});

/** Runs one sweep with the wire broken from one point to another. */
const sweepOver = (breakAt: SweepPoint, mendAt: SweepPoint | null, fault: 'cut' | 'silence') =>
  sweep(attempts(), (point) => {
    if (point === breakAt) fixture.wire[fault]();
    if (point === mendAt) fixture.wire.mend();
  });

test('a row that somebody holds is waited for as long as patience says, and counts as overdue', async () => {
  await fixture.close();
  fixture = await createPrivacyFixture({ patience: 200 });
  await fixture.addAttempt(inMinutes(1));
  fixture.clock.advance(duration.minutes(2));
  await fixture.admin.kysely.transaction().execute(async (holder) => {
    await holder.selectFrom('sign_in_attempt').select('session_id').forUpdate().execute();
    expect(await sweep()).toMatchObject({ outcome: 'failed', left: { overdue: 1 } });
  });
  expect(reported).toEqual([expect.objectContaining({ code: '55P03' })]);
  expect(await sweep()).toMatchObject({ outcome: 'kept', left: { held: 0 } });
});

test.each(['cut', 'silence'] as const)('a wire that is lost (%s) while it deletes leaves it overdue, and told', async (fault) => {
  await fixture.close();
  fixture = await createPrivacyFixture({ patience: 200 });
  await fixture.addAttempt(inMinutes(1));
  fixture.clock.advance(duration.minutes(2));
  // With the trigger nothing goes, whether or not the statement got through before the wire was lost.
  await fixture.admin.pool.query(`CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`);
  await fixture.admin.pool.query('CREATE TRIGGER hold BEFORE DELETE ON sign_in_attempt FOR EACH ROW EXECUTE FUNCTION hold()');
  expect(await sweepOver('counted', 'swept', fault)).toMatchObject({ outcome: 'failed', left: { overdue: 1 } });
  expect(reported).toHaveLength(1);
});

test('a sweep whose result cannot be written says so, and leaves the last word as it was', async () => {
  await fixture.addAttempt(inMinutes(1));
  expect(await sweep()).toMatchObject({ outcome: 'kept' });
  const before = await recorded();
  fixture.clock.advance(duration.minutes(2));
  await expect(sweepOver('counted', null, 'cut')).rejects.toThrow();
  expect(await recorded()).toEqual(before);
  fixture.wire.mend();
  expect(await sweep()).toMatchObject({ outcome: 'kept', left: { held: 0 } });
});
