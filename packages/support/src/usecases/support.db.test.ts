import { inTransaction, readonlyDatabase, readWaitingLetters } from '@candid/db';
import { duration, newId } from '@candid/kernel';
import { policies } from '@candid/policy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewLetter } from '../context.ts';
import { sealedAs } from '../store/seal-letter.ts';
import { createSupportFixture, type SupportFixture } from '../support.fixture.ts';
import { keepAnswerClocks, stopClock } from './answer-clocks.ts';
import { keepCorrespondence } from './keep-correspondence.ts';
import { keepLetter } from './keep-letter.ts';
import { writeAcknowledgement } from './write-acknowledgement.ts';

let fixture: SupportFixture;
beforeEach(async () => void (fixture = await createSupportFixture()));
afterEach(() => fixture.close());

const form = (change: Partial<NewLetter> = {}): NewLetter => ({
  kind: 'technical',
  channel: 'form',
  language: 'de',
  writer: { address: 'ada@example.org' },
  words: { subject: '', text: 'Mein Bild ist weg.' },
  enclose: () => Promise.resolve([]),
  messageIndex: null,
  acknowledge: true,
  ...change,
});
const enclosed = {
  name: 'a.pdf',
  declaredType: 'application/pdf',
  kept: { form: 'opaque', bytes: Buffer.from('bytes') },
} as const;
const letters = () => fixture.admin.kysely.selectFrom('correspondence').selectAll().orderBy('received_at').execute();
const deliveries = () => fixture.admin.kysely.selectFrom('mail_delivery').selectAll().execute();
const subjects = () => fixture.admin.kysely.selectFrom('subject').select(['id', 'kind']).execute();
const keeping = () => {
  const lifetime = policies.history.retention.correspondence?.lifetime ?? 0;
  return keepCorrespondence({ db: fixture.worker.db, vault: fixture.vault, lifetime });
};

test('OD-18 HI-04 CR-05: a letter is kept with its clock, sealed under a contact of its own, and once thanked for', async () => {
  const at = fixture.clock.now();
  const kept = await keepLetter(fixture.web, form({ enclose: () => Promise.resolve([enclosed]) }));
  expect(kept?.due).toEqual(new Date(at.getTime() + duration.hours(24)));
  const [letter] = await letters();
  expect(letter).toMatchObject({ kind: 'technical', channel: 'form', due_at: kept?.due, answered_at: null });
  expect(await subjects()).toEqual([{ id: letter?.subject_id, kind: 'contact' }]);
  const id = letter?.id ?? newId<'correspondence'>();
  const opened = await fixture.vault.openField({
    keyId: letter?.letter_key_id ?? newId(),
    context: sealedAs.letter(id),
    sealed: letter?.letter_sealed ?? Buffer.alloc(0),
  });
  expect(JSON.parse(opened)).toEqual({ subject: '', text: 'Mein Bild ist weg.' });
  expect(await fixture.files()).toHaveLength(1);
  expect(await deliveries()).toMatchObject([{ template: 'letter-received', cause_id: id, subject_id: letter?.subject_id }]);
});

test('the thank-you goes to the address of the letter, in its language, and says nothing of what was in it', async () => {
  await keepLetter(fixture.web, form());
  const [due] = await deliveries();
  const { db, rules } = fixture.worker;
  const parts = {
    db,
    vault: fixture.vault,
    rules,
    origin: 'https://images.example.org',
    accountAddress: () => Promise.resolve(null),
  };
  const written = await writeAcknowledgement(parts, { ...due, kind: 'letter-received' } as never);
  expect(written).toMatchObject({ to: 'ada@example.org', language: 'de', content: { text: 'letter-received' } });
  expect(JSON.stringify(written)).not.toContain('Bild');
});

test('whoever is signed in writes as their account; a restricted one may, an erased one may not', async () => {
  const account = await fixture.account();
  await keepLetter(fixture.web, form({ writer: { account } }));
  expect(await letters()).toMatchObject([{ subject_id: account, address_sealed: null, sender_index: null }]);
  expect(await deliveries()).toHaveLength(1);
  const set = (state: 'restricted' | 'erased') => fixture.admin.kysely.updateTable('subject').set({ state }).execute();
  await set('restricted');
  await keepLetter(fixture.web, form({ writer: { account } }));
  await set('erased');
  await expect(keepLetter(fixture.web, form({ writer: { account } }))).rejects.toMatchObject({ code: 'forbidden' });
  expect(await letters()).toHaveLength(2);
});

test('nothing is left of a letter that was not kept', async () => {
  const keys = () => fixture.vault.countKeys(fixture.clock.now());
  const before = await keys();
  const failing = { ...fixture.web, jobs: { enqueue: () => Promise.reject(new Error('no queue')) } };
  await expect(keepLetter(failing, form({ enclose: () => Promise.resolve([enclosed]) }))).rejects.toThrow('no queue');
  expect([await letters(), await subjects(), await fixture.files()]).toEqual([[], [], []]);
  expect(await keys()).toEqual(before);
});

test('one address is thanked a few times a day, taken a few times an hour, and everybody together so often', async () => {
  const { acknowledged, perAddress, perHour } = fixture.web.rules.limits;
  for (let index = 0; index < perAddress; index += 1) await keepLetter(fixture.web, form());
  expect(await deliveries()).toHaveLength(acknowledged);
  await expect(keepLetter(fixture.web, form())).rejects.toMatchObject({ code: 'hour_full' });
  await expect(keepLetter(fixture.web, form({ writer: { address: 'ADA@example.org' } }))).rejects.toMatchObject({
    code: 'hour_full',
  });
  const narrow = {
    ...fixture.web,
    rules: { ...fixture.web.rules, limits: { ...fixture.web.rules.limits, perHour: perAddress + 1 } },
  };
  expect(perHour).toBeGreaterThan(perAddress);
  await keepLetter(narrow, form({ writer: { address: 'bob@example.org' } }));
  await expect(keepLetter(narrow, form({ writer: { address: 'eve@example.org' } }))).rejects.toMatchObject({ code: 'hour_full' });
  fixture.clock.advance(duration.hours(1));
  await keepLetter(narrow, form({ writer: { address: 'eve@example.org' } }));
});

test('of many at once no address is thanked more often than it may', async () => {
  await Promise.all(Array.from({ length: 8 }, () => keepLetter(fixture.web, form())));
  expect((await deliveries()).length).toBe(fixture.web.rules.limits.acknowledged);
});

test.each([
  'ada@example.org\r\nBcc: all@example.org',
  'ada',
  'ada@@example.org',
  '"a b"@example.org',
  'ada@example.org, bob@example.org',
])('an address that could be more than one is refused: %j', async (address) => {
  await expect(keepLetter(fixture.web, form({ writer: { address } }))).rejects.toMatchObject({ code: 'email_invalid' });
  expect(await letters()).toEqual([]);
});

test('OD-18: what waits is told by kind with its times and no words, to staff too; an answer stops its clock and lengthens nothing', async () => {
  const staff = readonlyDatabase(fixture.console.kysely);
  expect(await readWaitingLetters(staff, fixture.clock.now())).toEqual([]);
  await keepLetter(fixture.web, form());
  fixture.clock.advance(duration.hours(1));
  const privacy = await keepLetter(fixture.web, form({ kind: 'privacy', writer: { address: 'bob@example.org' } }));
  expect(await readWaitingLetters(staff, fixture.clock.now())).toMatchObject([
    { kind: 'privacy', open: 1, nextDue: privacy?.due, overdue: 0 },
    { kind: 'technical', open: 1, overdue: 0 },
  ]);
  const clocks = keepAnswerClocks({ db: fixture.worker.db, of: 'letters' });
  expect(await clocks.count(fixture.clock.now())).toMatchObject({ held: 2, overdue: 0 });
  fixture.clock.advance(duration.hours(23));
  expect(await clocks.count(fixture.clock.now())).toMatchObject({ held: 2, overdue: 1 });
  await clocks.sweep(fixture.clock.now());
  expect(await clocks.count(fixture.clock.now()), 'nothing but an answer stops a clock').toMatchObject({ overdue: 1 });
  const technical = (await letters()).find(({ kind }) => kind === 'technical');
  const answered = { id: technical?.id ?? newId<'correspondence'>(), at: fixture.clock.now() };
  await inTransaction(fixture.admin.kysely, (tx) => stopClock(tx, answered));
  expect(await clocks.count(fixture.clock.now())).toMatchObject({ held: 1, overdue: 0 });
  await expect(inTransaction(fixture.admin.kysely, (tx) => stopClock(tx, answered))).rejects.toMatchObject({ code: 'not_found' });
  expect(await keepAnswerClocks({ db: fixture.worker.db, of: 'child' }).count(fixture.clock.now())).toMatchObject({ held: 0 });
  expect((await letters()).find(({ id }) => id === answered.id)?.expires_at).toEqual(technical?.expires_at);
});

test('HI-04 CR-05: letters go at their time with keys, files and their writer, and nobody else', async () => {
  const account = await fixture.account();
  await keepLetter(fixture.web, form({ enclose: () => Promise.resolve([enclosed]) }));
  await keepLetter(fixture.web, form({ writer: { account }, enclose: () => Promise.resolve([enclosed]) }));
  const files = await fixture.admin.kysely.selectFrom('correspondence_attachment').selectAll().execute();
  const keys = [
    ...(await letters()).flatMap(({ letter_key_id: letter, address_key_id: address }) => [letter, ...(address ? [address] : [])]),
    ...files.flatMap(({ details_key_id: details, key_id: file }) => [details, file]),
  ];
  expect(await fixture.vault.listHolders(keys)).toHaveLength(7);
  fixture.clock.advance(duration.days(364));
  await keepLetter(fixture.web, form({ writer: { address: 'bob@example.org' } }));
  await keeping().sweep(fixture.clock.now());
  expect(await letters()).toHaveLength(3);
  fixture.clock.advance(duration.days(1));
  expect(await keeping().count(fixture.clock.now())).toMatchObject({ held: 3, overdue: 2 });
  await keeping().sweep(fixture.clock.now());
  expect(await keeping().count(fixture.clock.now())).toMatchObject({ held: 1, overdue: 0 });
  expect(await fixture.files()).toEqual([]);
  expect(await fixture.vault.listHolders(keys)).toEqual([]);
  expect((await subjects()).map(({ kind }) => kind).toSorted()).toEqual(['account', 'contact']);
});

test('a contact that something else hangs on stays when its letter goes', async () => {
  await keepLetter(fixture.web, form());
  const [letter] = await letters();
  const at = fixture.clock.now();
  const report = { id: newId(), subject_id: letter?.subject_id ?? newId<'subject'>(), text_key_id: newId<'object-key'>() };
  const times = { received_at: at, due_at: at, expires_at: new Date(at.getTime() + duration.days(900)) };
  await fixture.admin.kysely
    .insertInto('child_report')
    .values({ ...report, text_sealed: Buffer.from(''), ...times })
    .execute();
  fixture.clock.advance(duration.days(365));
  await keeping().sweep(fixture.clock.now());
  expect(await letters()).toEqual([]);
  expect(await subjects()).toHaveLength(1);
});

test('the end of a subject is the end of its letters', async () => {
  const account = await fixture.account();
  await keepLetter(fixture.web, form({ writer: { account }, enclose: () => Promise.resolve([enclosed]) }));
  await fixture.vault.destroySubject(account);
  await fixture.admin.kysely.deleteFrom('subject').where('id', '=', account).execute();
  expect(await letters()).toEqual([]);
  expect(await fixture.admin.kysely.selectFrom('correspondence_attachment').select('id').execute()).toEqual([]);
});

test.each(['letter_sealed', 'letter_key_id', 'address_sealed'] as const)(
  'neither web nor console can read %s, nor the worker the words',
  async (column) => {
    const read = (db: SupportFixture['web']['db']) => db.selectFrom('correspondence').select(column).execute();
    await expect(read(fixture.web.db)).rejects.toMatchObject({ code: '42501' });
    await expect(read(fixture.console.kysely)).rejects.toMatchObject({ code: '42501' });
    if (column === 'letter_sealed') await expect(read(fixture.worker.db)).rejects.toMatchObject({ code: '42501' });
  },
);
