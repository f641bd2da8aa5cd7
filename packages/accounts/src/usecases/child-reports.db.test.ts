import { duration, newId } from '@candid/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccountsFixture, type AccountsFixture } from '../accounts.fixture.ts';
import { keepChildReports, reportChild } from './child-reports.ts';

const times = { eraseWithin: duration.hours(72), keepFor: duration.days(365) };
let fixture: AccountsFixture;
beforeAll(async () => (fixture = await createAccountsFixture()));
afterAll(() => fixture.close());

const rows = () => fixture.admin.kysely.selectFrom('child_report').selectAll().execute();

test('OH-21 HI-24: a report is due 72 hours after it came, and is sealed under a contact of its own', async () => {
  const due = await reportChild(fixture.ctx, ' My child of 9 used it as "mo". ', times);
  expect(due.getTime()).toBe(fixture.clock.now().getTime() + duration.hours(72));
  const [row] = await rows();
  if (!row) throw new Error('nothing was kept');
  expect(row.due_at).toEqual(due);
  expect(row.text_sealed.toString('latin1')).not.toContain('child of 9');
  const opened = await fixture.vault.openField({
    keyId: row.text_key_id,
    context: `child_report.text:${row.id}`,
    sealed: row.text_sealed,
  });
  expect(opened).toBe('My child of 9 used it as "mo".');
  const writer = await fixture.admin.kysely
    .selectFrom('subject')
    .select(['kind', 'state'])
    .where('id', '=', row.subject_id)
    .executeTakeFirst();
  expect(writer).toEqual({ kind: 'contact', state: 'open' });
});

test('nothing, and more than fits, is refused and leaves nothing; so is a flood', async () => {
  const before = (await rows()).length;
  for (const text of ['', '  \n', 'a'.repeat(2_001), '\ud800'])
    await expect(reportChild(fixture.ctx, text, times)).rejects.toMatchObject({ code: 'report_invalid' });
  expect(await rows()).toHaveLength(before);
  for (let sent = before; sent < 30; sent += 1) await reportChild(fixture.ctx, 'a', times);
  await expect(reportChild(fixture.ctx, 'a', times)).rejects.toMatchObject({ code: 'hour_full' });
  fixture.clock.advance(duration.hours(1));
  await reportChild(fixture.ctx, 'a', times);
});

test('whoever waits for a letter is not taken along with the reports', async () => {
  const { kysely } = fixture.admin;
  const [id, at] = [newId<'subject'>(), fixture.clock.now()];
  await kysely.insertInto('subject').values({ id, kind: 'contact', state: 'open', created_at: at, last_seen_at: at }).execute();
  fixture.clock.advance(duration.minutes(30));
  await keepChildReports({ db: fixture.worker.kysely, lifetime: times.keepFor }).sweep(fixture.clock.now());
  await keepChildReports({ db: fixture.worker.kysely, lifetime: 0 }).sweep(fixture.clock.now());
  expect(await rows(), 'without a lifetime none is kept').toEqual([]);
  expect(await kysely.selectFrom('subject').select('id').where('kind', '=', 'contact').execute()).toEqual([{ id }]);
  await kysely.deleteFrom('subject').where('id', '=', id).execute();
  await reportChild(fixture.ctx, 'a', times);
});

test('a report goes at its time with whoever wrote it, and its key with it', async () => {
  const [row] = await rows();
  if (!row) throw new Error('nothing was kept');
  fixture.clock.advance(times.keepFor);
  const keeping = keepChildReports({ db: fixture.worker.kysely, lifetime: times.keepFor });
  await keeping.sweep(fixture.clock.now());
  expect(await keeping.count(fixture.clock.now())).toMatchObject({ held: 0, overdue: 0 });
  expect(await fixture.admin.kysely.selectFrom('subject').select('id').where('kind', '=', 'contact').execute()).toEqual([]);
  const reading = { keyId: row.text_key_id, context: `child_report.text:${row.id}`, sealed: row.text_sealed };
  await expect(fixture.vault.openField(reading)).rejects.toMatchObject({ code: 'key_destroyed' });
});
