import { duration, newId } from '@candid/kernel';
import { mailCrashPoints, type MailCrashPoint } from '@candid/mail';
import { policies } from '@candid/policy';
import { beforeEach, expect, test } from 'vitest';
import type { LetterboxForm } from './letterbox.ts';
import { lettersInTransit, lettersToHandOn } from './retention/support.ts';
import { letters as recordsOfLetters } from './retention/accounts.ts';
import { openLetterbox, OPERATOR } from './testing/letterbox-world.ts';
import { stageWorld } from './testing/index.ts';

// Goal: what somebody writes into the form is in the operator's mailbox once, and nowhere here; whatever it is, however often it is sent, and wherever
// a worker dies. Method: the real queue and vault, the stand-in's mail server, and deaths at named points.

const policy = policies['no-account'];
const { limits } = policy.support;
const transit = policy.retention['letter-in-transit']?.lifetime ?? 0;
const stage = stageWorld({ policy });
let box: ReturnType<typeof openLetterbox>;
beforeEach(() => {
  const { world, clock } = stage.now();
  box = openLetterbox(world, clock);
});

const arrived = () => stage.now().world.sandbox.letters.list();
const NOTHING = { rows: 0, keys: 0 };
const keepingOf = ({ bind }: typeof lettersInTransit) => bind({ policy, work: stage.now().world.work(), logDir: null });
const sweep = () => keepingOf(lettersInTransit).sweep(stage.now().clock.now());
const waiting = () => keepingOf(lettersToHandOn).count(stage.now().clock.now());

test('NA-06 NA-14: a letter goes to the operator’s mailbox, names by when it is answered, and nothing of it stays', async () => {
  const { due, until, isAnswerable } = await box.send({ text: 'What do you hold of me?\nNow?', address: ' Ada@People.example ' });
  const at = stage.now().clock.now();
  expect(isAnswerable).toBe(true);
  expect([due.getTime() - at.getTime(), until.getTime() - at.getTime()]).toEqual([duration.hours(48), transit]);
  expect(await box.held()).toEqual({ rows: 1, keys: 1 });
  await box.deliver();
  const [letter, ...others] = arrived();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({
    envelopeFrom: 'post@images.example.org',
    recipients: [OPERATOR.contact],
    subject: 'Form at localhost:3000: data and rights',
  });
  expect(letter?.text).toContain('What do you hold of me?\nNow?');
  expect(letter?.text).toContain('June 3, 2026');
  expect(new Map(letter?.headers).get('reply-to')).toBe('Ada@people.example');
  expect(await box.held()).toEqual(NOTHING);
  expect(await box.deliveries()).toMatchObject([{ state: 'sent', attempts: 1 }]);
});

test('NA-06 NA-14: nobody has to give an address, and a letter without one has none to answer to', async () => {
  expect(await box.send({ address: '  ', kind: 'general', language: 'de' })).toMatchObject({ isAnswerable: false });
  await box.deliver();
  const [letter] = arrived();
  expect(letter?.headers.map(([name]) => name)).not.toContain('reply-to');
  expect(letter?.text).toContain('Es wurde keine Adresse angegeben');
});

test('NA-07 NA-14: a letter leads to no visit, and who wrote it is nobody once its record is gone', async () => {
  const { world, clock, subjectId } = stage.now();
  const writers = () => world.database.kysely.selectFrom('subject').select('id').where('kind', '=', 'contact').execute();
  await box.send({ session: newId<'session'>() });
  await box.deliver();
  expect((await writers()).map(({ id }) => id)).not.toContain(subjectId);
  clock.advance(policy.retention['mail-delivery']?.lifetime ?? 0);
  await keepingOf(recordsOfLetters).sweep(clock.now());
  await sweep();
  expect(await box.deliveries()).toEqual([]);
  expect(await writers()).toEqual([]);
  expect((await world.database.kysely.selectFrom('subject').select('id').execute()).map(({ id }) => id)).toEqual([subjectId]);
});

test('NA-14: a form that is sent again is one letter, at once, later, and after it was handed on; other words are another', async () => {
  const form = newId();
  await Promise.all([1, 2, 3].map(() => box.send({ form })));
  await box.send({ form });
  await box.deliver();
  await box.send({ form });
  await box.deliver();
  expect(arrived()).toHaveLength(1);
  expect(await box.held()).toEqual(NOTHING);
  await box.send({ form, text: 'And one thing more.' });
  await box.deliver();
  expect(arrived()).toHaveLength(2);
});

const NO_ADDRESSES = [
  'ada@people.example\r\nBcc: all@people.example',
  'ada@people.example\nSubject: yours',
  'ada@people.example\u2028Bcc: all@people.example',
  'ada@people.example\0',
  'ada@people.example, all@people.example',
  '"ada\r\nBcc: all@people.example"@people.example',
  'Ada <ada@people.example>',
  `${'a'.repeat(305)}@people.example`,
  'ada',
];

test('NA-14: what is no address is refused, and is no header', async () => {
  for (const address of NO_ADDRESSES)
    await expect(box.send({ address }), address).rejects.toMatchObject({ code: 'email_invalid' });
  expect(await box.held()).toEqual(NOTHING);
});

test('NA-14: what looks like headers, markup or the end of a mail is words', async () => {
  const text = 'Bcc: all@people.example\r\nSubject: yours\r\n\r\n.\r\nRSET\r\n<script>alert(1)</script>\0 =?utf-8?Q?x?=';
  await box.send({ text, form: 'a\r\nb'.repeat(1_000) });
  await box.deliver();
  const [letter] = arrived();
  expect(letter).toMatchObject({ recipients: [OPERATOR.contact], subject: 'Form at localhost:3000: data and rights' });
  expect(letter?.headers.map(([name]) => name)).not.toContain('bcc');
  expect(letter?.text).toContain('Subject: yours\n\n.\nRSET\n<script>alert(1)</script> =?utf-8?Q?x?=');
  expect(letter?.html).not.toContain('<script>');
});

const NO_LETTERS: readonly Partial<LetterboxForm>[] = [
  { text: ' \n\0 ' },
  { text: 'a'.repeat(limits.words + 1) },
  { text: 'a'.repeat(1_000_000) },
  { kind: 'legal' },
];

test('NA-14: no words, too many, and a kind that there is not are no letter', async () => {
  for (const changes of NO_LETTERS) await expect(box.send(changes)).rejects.toMatchObject({ code: 'letter_invalid' });
  expect(await box.held()).toEqual(NOTHING);
});

test('NA-05 NA-14: more letters than fit into an hour are refused, of one session and of all together, and nothing is noted of who wrote', async () => {
  const session = newId<'session'>();
  for (let sent = 0; sent < limits.perAddress; sent += 1) await box.send({ session });
  await expect(box.send({ session })).rejects.toMatchObject({ code: 'hour_full' });
  for (let sent = limits.perAddress; sent < limits.perHour; sent += 1) await box.send();
  await expect(box.send()).rejects.toMatchObject({ code: 'hour_full' });
  stage.now().clock.advance(duration.hours(1));
  await box.send({ session });
});

/** By where the worker dies: how often the mailbox gets the letter, which names it alike each time. */
const COPIES: Readonly<Record<MailCrashPoint, number>> = {
  'before-handing-over': 1,
  'on-its-way': 1,
  'handed-over': 2,
  recorded: 1,
};

test.each(mailCrashPoints)('NA-14: a worker that dies at %s leaves a letter that comes, and nothing of it', async (point) => {
  await box.send();
  const reached: MailCrashPoint[] = [];
  await box.deliver((here) => {
    reached.push(here);
    if (here === point) throw new Error('the power went');
  });
  expect(reached.at(-1)).toBe(point);
  expect(await box.held()).toEqual({ rows: 1, keys: 1 });
  await box.deliver();
  const ids = arrived().map(({ headers }) => new Map(headers).get('message-id'));
  expect([ids.length, new Set(ids).size]).toEqual([COPIES[point], 1]);
  expect(await box.held()).toEqual(NOTHING);
  expect(await box.deliveries()).toMatchObject([{ state: 'sent' }]);
});

test('NA-14: dead between hand-over and destroying, the next sweep destroys, whether its job comes again or not', async () => {
  await box.send();
  await box.deliver((here) => {
    if (here === 'recorded') throw new Error('the power went');
  });
  const { world, clock } = stage.now();
  const counted = { held: 1, oldest: clock.now(), overdue: 1 };
  expect(await keepingOf(lettersInTransit).count(clock.now())).toEqual(counted);
  await sweep();
  expect(await box.held()).toEqual(NOTHING);
  expect(world.sandbox.letters.list()).toHaveLength(1);
});

test('NA-14: a refusal of the operator’s own server is mended, and the letter comes', async () => {
  const { faults } = stage.now().world.sandbox;
  faults.set({ fault: 'smtp-550', when: 'all' });
  await box.send();
  for (let turn = 0; turn < 30; turn += 1) await box.deliver();
  expect(arrived()).toEqual([]);
  faults.clear();
  await box.deliver();
  expect(arrived()).toHaveLength(1);
  expect(await box.held()).toEqual(NOTHING);
});

test('NA-14: a mail server that is down is an alert after an hour; at its end a letter is destroyed, and counted as lost', async () => {
  const { world, clock } = stage.now();
  world.sandbox.faults.set({ fault: 'smtp-refuse', when: 'all' });
  await box.send();
  await box.deliver();
  expect(await waiting()).toMatchObject({ held: 1, overdue: 0 });
  clock.advance(duration.hours(1));
  expect(await waiting()).toMatchObject({ held: 1, overdue: 1 });
  await sweep();
  expect(await box.held()).toEqual({ rows: 1, keys: 1 });
  clock.advance(transit - duration.hours(1));
  // Its time is over for whoever reads, swept or not.
  world.sandbox.faults.clear();
  await box.deliver();
  await sweep();
  expect(arrived()).toEqual([]);
  expect(await box.held()).toEqual(NOTHING);
  expect(await waiting()).toMatchObject({ held: 1, overdue: 1 });
});

test('NA-14: one that the sweep ends first is lost too, and stays so', async () => {
  const { world, clock } = stage.now();
  world.sandbox.faults.set({ fault: 'smtp-refuse', when: 'all' });
  await box.send();
  await box.deliver();
  clock.advance(transit);
  await sweep();
  world.sandbox.faults.clear();
  await box.deliver();
  expect(arrived()).toEqual([]);
  expect(await box.deliveries()).toMatchObject([{ state: 'refused', failure: 'gave-up' }]);
});

test('NA-14: a policy that promises less ends what is on its way earlier', async () => {
  const { world, clock } = stage.now();
  await box.send();
  const minute = { lifetime: duration.minutes(1), from: 'collected', purpose: 'support' } as const;
  const shorter = { ...policy, retention: { ...policy.retention, 'letter-in-transit': minute } };
  clock.advance(duration.minutes(1));
  await lettersInTransit.bind({ policy: shorter, work: world.work(), logDir: null }).sweep(clock.now());
  expect(await box.held()).toEqual(NOTHING);
});
