import { duration, type SubjectId } from '@candid/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAnnouncingFixture, type AnnouncingFixture } from '../announcing.fixture.ts';
import { announcingCrashPoints, type AnnouncingCrashPoint, type Change } from '../context.ts';
import { keepNotices } from './keep-notices.ts';
import { dismissNotice, readNotice } from './read-notice.ts';
import { recordLetters } from './record-letters.ts';
import { tellOfChange } from './tell-of-change.ts';

// Goal: each account is told of a change once, whoever tells, however often, and wherever they die; and what became of it is on record.
// Method: the real tables and queue, with the rights of the programs; a death is an error thrown at a named point.

let fixture: AnnouncingFixture;
beforeAll(async () => {
  fixture = await createAnnouncingFixture();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.empty());

const inThirtyDays = (version = '2026-12-24'): Change => ({
  version,
  effectiveAt: new Date(fixture.clock.now().getTime() + duration.days(30)),
});
const once = { notices: 1, letters: 1 };
const never = { notices: 0, letters: 0 };
const standingOf = async (version = '2026-12-24') =>
  (await fixture.told(version)).map(({ notices, letters }) => ({ notices, letters }));

const noticesOf = (subjectId: SubjectId) =>
  fixture.admin.kysely.selectFrom('change_notice').selectAll().where('subject_id', '=', subjectId).orderBy('version').execute();

test.each(announcingCrashPoints)('HI-26 CR-28: workers that die at %s, again and again, tell everybody once', async (point) => {
  for (let account = 0; account < 4; account += 1) await fixture.openAccount();
  const change = inThirtyDays();
  let deaths = 0;
  // Each worker gets one step further than the one before, and is followed by another until one reaches the end.
  for (let left = 0; ; left += 1) {
    let steps = left;
    const reach = (here: AnnouncingCrashPoint): void => {
      if (here !== point || steps-- > 0) return;
      deaths += 1;
      throw new Error('the power went');
    };
    const hasEnded = await tellOfChange({ ...fixture.ctx, reach }, change).then(
      () => true,
      () => false,
    );
    if (hasEnded) break;
  }
  expect(deaths).toBeGreaterThan(0);
  expect(await standingOf()).toEqual([once, once, once, once]);
});

test('several workers at once tell everybody once', async () => {
  for (let account = 0; account < 6; account += 1) await fixture.openAccount();
  const counts = await Promise.all([1, 2, 3, 4].map(() => tellOfChange(fixture.ctx, inThirtyDays())));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
  expect(await standingOf()).toEqual(Array.from({ length: 6 }, () => once));
});

test('who may not be written to is not, who is restricted or about to leave is told, and who came later agreed to the new text', async () => {
  for (const state of ['restricted', 'closing', 'erased'] as const) {
    await fixture.openAccount(state);
    fixture.clock.advance(1);
  }
  const change = inThirtyDays();
  fixture.clock.advance(duration.days(10));
  await fixture.openAccount();
  fixture.clock.set(change.effectiveAt);
  await fixture.openAccount();
  await tellOfChange(fixture.ctx, change);
  expect(await standingOf()).toEqual([once, once, never, once, never]);
});

test('where the policy tells in the product only, nobody is written to', async () => {
  await fixture.openAccount();
  await tellOfChange({ ...fixture.ctx, byMail: false }, inThirtyDays());
  expect(await standingOf()).toEqual([{ notices: 1, letters: 0 }]);
});

test('HI-26: what an account saw, when, that it was read, and how its letter ended stay on record, longer than the list of letters', async () => {
  const subjectId = await fixture.openAccount();
  const ctx = { db: fixture.web.kysely, clock: fixture.clock };
  const telling = { subjectId, version: '2026-12-24' };
  expect(await readNotice(ctx, { ...telling, isShown: true })).toBeNull();
  const toldAt = fixture.clock.now();
  await tellOfChange(fixture.ctx, inThirtyDays());
  fixture.clock.advance(duration.hours(1));
  const shownAt = fixture.clock.now();
  for (let page = 0; page < 2; page += 1) {
    expect(await readNotice(ctx, { ...telling, isShown: true })).toEqual({ isDismissed: false });
    fixture.clock.advance(duration.hours(1));
  }
  const dismissedAt = fixture.clock.now();
  for (let press = 0; press < 2; press += 1) {
    await dismissNotice(ctx, telling);
    fixture.clock.advance(duration.hours(1));
  }
  expect(await readNotice(ctx, { ...telling, isShown: true })).toEqual({ isDismissed: true });
  await recordLetters(fixture.worker.kysely);
  expect(await noticesOf(subjectId)).toMatchObject([{ mail_outcome: null }]);
  await fixture.admin.pool.query(`UPDATE mail_delivery SET state = 'sent', ended_at = $1`, [shownAt]);
  await recordLetters(fixture.worker.kysely);
  await fixture.admin.pool.query('DELETE FROM mail_delivery');
  await recordLetters(fixture.worker.kysely);
  expect(await noticesOf(subjectId)).toMatchObject([
    {
      told_at: toldAt,
      shown_at: shownAt,
      dismissed_at: dismissedAt,
      by_mail: true,
      mail_outcome: 'sent',
      mail_ended_at: shownAt,
    },
  ]);
});

test('a later version is told again, and the notice of the one before goes when its time is over', async () => {
  const subjectId = await fixture.openAccount();
  await tellOfChange(fixture.ctx, inThirtyDays('2026-12-24'));
  await dismissNotice({ db: fixture.web.kysely, clock: fixture.clock }, { subjectId, version: '2026-12-24' });
  fixture.clock.advance(duration.days(40));
  await tellOfChange(fixture.ctx, inThirtyDays('2027-03-01'));
  const ctx = { db: fixture.web.kysely, clock: fixture.clock };
  expect(await readNotice(ctx, { subjectId, version: '2027-03-01', isShown: false })).toEqual({ isDismissed: false });
  const keeping = keepNotices({ db: fixture.worker.kysely, lifetime: duration.days(365) });
  fixture.clock.advance(duration.days(365) - 1);
  await keeping.sweep(fixture.clock.now());
  expect((await noticesOf(subjectId)).map(({ version }) => version)).toEqual(['2026-12-24', '2027-03-01']);
  fixture.clock.advance(1);
  expect(await keeping.count(fixture.clock.now())).toMatchObject({ held: 2, overdue: 1 });
  await keeping.sweep(fixture.clock.now());
  fixture.clock.advance(duration.days(5_000));
  await keeping.sweep(fixture.clock.now());
  expect((await noticesOf(subjectId)).map(({ version }) => version)).toEqual(['2027-03-01']);
});
