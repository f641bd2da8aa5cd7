import { readonlyDatabase } from '@candid/db';
import { duration } from '@candid/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPrivacyFixture, type PrivacyFixture } from '../privacy.fixture.ts';
import { recordRun, trustClock } from '../store/retention-runs.ts';
import { awaitRecordedTime } from './await-recorded-time.ts';

let fixture: PrivacyFixture;
let waited: number[];
beforeEach(async () => {
  fixture = await createPrivacyFixture();
  waited = [];
});
afterEach(() => fixture.close());

const begin = () =>
  awaitRecordedTime(readonlyDatabase(fixture.worker.kysely), {
    clock: fixture.clock,
    wait: (span) => {
      waited.push(span);
      fixture.clock.advance(span);
      return Promise.resolve();
    },
  });
const work = (name = 'seeded') =>
  recordRun(fixture.worker.kysely, {
    name,
    outcome: 'kept',
    left: { held: 0, oldest: null, overdue: 0 },
    at: fixture.clock.now(),
  });
const setBack = (by: number): void => fixture.clock.set(new Date(fixture.clock.now().getTime() - by));

test('a first start, and one at its time, waits for nothing', async () => {
  await begin();
  await work();
  await begin();
  expect(waited).toEqual([]);
});

test('a clock a little behind is waited for until it has caught up', async () => {
  await work();
  const at = fixture.clock.now();
  setBack(duration.seconds(40));
  await begin();
  expect(waited).toEqual([duration.seconds(40)]);
  expect(fixture.clock.now()).toEqual(at);
});

test('a clock far behind is refused with what to do, until the operator says that the later time was wrong', async () => {
  fixture.clock.advance(duration.days(365));
  await work();
  setBack(duration.days(365));
  await expect(begin()).rejects.toMatchObject({
    code: 'config_invalid',
    detail: { problem: expect.stringContaining('2027-06-01'), remedy: expect.stringContaining('--trust-clock') },
  });
  await trustClock(fixture.admin.kysely, fixture.clock.now());
  await begin();
  await work();
  const run = await fixture.admin.kysely.selectFrom('retention_run').selectAll().executeTakeFirstOrThrow();
  expect([run.last_run_at, run.last_success_at]).toEqual([fixture.clock.now(), fixture.clock.now()]);
});

test('of two workers the later word stands, in whichever order they come', async () => {
  fixture.clock.advance(duration.minutes(1));
  await work();
  const at = fixture.clock.now();
  setBack(duration.seconds(30));
  await work();
  const run = await fixture.admin.kysely.selectFrom('retention_run').select('last_run_at').executeTakeFirstOrThrow();
  expect(run.last_run_at).toEqual(at);
});
