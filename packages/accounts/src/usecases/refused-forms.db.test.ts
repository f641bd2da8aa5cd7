import { duration, type SubjectId } from '@candid/kernel';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswordsFixture, type PasswordsFixture } from '../passwords.fixture.ts';
import { createAccountSessions, type AccountSessions } from './account-sessions.ts';
import { askForLetter } from './ask-for-letter.ts';
import { askForAddress, confirmAddress } from './change-address.ts';
import { finishSignUp } from './finish-sign-up.ts';
import { linkStands } from './link-stands.ts';
import { readProfile, rename } from './profile.ts';
import { resetPassword } from './reset-password.ts';
import { signInWithGoogle } from './sign-in-with-google.ts';
import { signInWithPassword } from './sign-in-with-password.ts';

// Goal: a form that is refused, or lost against another, leaves no row, no job, no letter and no key, and whoever sent it can go on from where they were.
// Method: both databases are counted, table by table, before and after; what limits count is no trace of a person and is left out.

const PASSWORD = 'violet kettle under snow';
/** A marker is what limits count by. */
const COUNTED = [
  "subject WHERE kind <> 'marker'",
  'account',
  'account_link',
  'account_password',
  'session',
  'known_device',
  'mail_delivery',
  'pgboss.job',
];

let fixture: PasswordsFixture;
let sessions: AccountSessions;
let keyring: pg.Pool;
beforeAll(async () => {
  fixture = await createPasswordsFixture();
  keyring = new pg.Pool({ connectionString: fixture.keyringUrl, max: 1 });
  const rules = { lifetime: duration.days(30), idle: null, afterLastConnection: null, tokenBits: 256 } as const;
  sessions = createAccountSessions({ db: fixture.ctx.db, clock: fixture.clock, rules });
});
afterAll(async () => {
  await keyring.end();
  await fixture.close();
});

const countIn = async (pool: pg.Pool, table: string): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]?.count ?? Number.NaN;
};
const holdings = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of COUNTED) counts[table] = await countIn(fixture.admin.pool, table);
  for (const table of ['object_key', 'subject_key']) counts[table] = await countIn(keyring, table);
  return counts;
};

const begin = (tx: Parameters<AccountSessions['begin']>[0], subjectId: SubjectId) =>
  sessions.begin(tx, { subjectId, device: null }).then((session) => ({ ...session, subjectId }));
let people = 0;
const anAddress = (): string => `ada.${(people += 1)}@people.example`;
const linkFor = async (email: string): Promise<string> => {
  await askForLetter(fixture.ctx, { purpose: 'sign-up', age: fixture.age, email, network: null });
  return fixture.tokenFor(email);
};
const finish = (token: string, over: { password?: string; name?: string | null } = {}) =>
  finishSignUp(fixture.ctx, { token, password: PASSWORD, name: 'Ada', device: null, ...over }, begin);
const anAccount = async () => {
  const email = anAddress();
  return { email, ...(await finish(await linkFor(email))) };
};

const NO_ADDRESSES = [
  '',
  'ada',
  '<b>ada</b>@people.example',
  'ada@people.example\r\nBcc: all@people.example',
  `${'a'.repeat(64)}@${'b'.repeat(250)}.org`,
];
const NO_PASSWORDS = [
  ['1', 'password_short'],
  ['x'.repeat(10_000), 'password_long'],
  ['password123456', 'password_weak'],
] as const;

test.each(NO_ADDRESSES)('what is no address leaves nothing behind, on every form: %j', async (email) => {
  const { ctx, age } = fixture;
  const { subjectId } = await anAccount();
  const before = await holdings();
  const network = null;
  for (const refused of [
    () => askForLetter(ctx, { purpose: 'sign-up', age, email, network }),
    () => askForLetter(ctx, { purpose: 'reset', email, network }),
    () => signInWithPassword(ctx, { email, password: PASSWORD, network, device: null }, begin),
    () => askForAddress(ctx, { subjectId, email, password: PASSWORD, network }),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'email_invalid' });
  expect(await holdings()).toEqual(before);
});

test.each(NO_PASSWORDS)(
  'a password that cannot be taken leaves nothing behind, and the link as it was: %#',
  async (password, code) => {
    const token = await linkFor(anAddress());
    const { email } = await anAccount();
    await askForLetter(fixture.ctx, { purpose: 'reset', email, network: null });
    const reset = await fixture.tokenFor(email);
    const before = await holdings();
    await expect(finish(token, { password })).rejects.toMatchObject({ code });
    const given = { token: reset, password, network: null, device: null };
    await expect(resetPassword(fixture.ctx, given, begin)).rejects.toMatchObject({ code });
    expect(await holdings()).toEqual(before);
    expect(await linkStands(fixture.ctx, { token: reset, purpose: 'reset' })).toBe(true);
    await finish(token);
  },
);

test.each(['x'.repeat(300), 'Ada\u202eecalevoL', 'Ada\nBcc: all@people.example', 'Ada\0', 'lone \ud800'])(
  'a name that cannot be kept leaves nothing behind, and the link as it was: %#',
  async (name) => {
    const token = await linkFor(anAddress());
    const before = await holdings();
    await expect(finish(token, { name })).rejects.toMatchObject({ code: 'name_invalid' });
    expect(await holdings()).toEqual(before);
    await finish(token, { name: '<b>Ada</b>' });
  },
);

test('of two who finish one sign-up at once, or want one address, the refused leaves no key', async () => {
  const { ctx } = fixture;
  const token = await linkFor(anAddress());
  const before = await holdings();
  const alone = await finish(await linkFor(anAddress()), {}).then(holdings);
  const ofOne = (table: string): number => (alone[table] ?? 0) - (before[table] ?? 0);
  await Promise.allSettled([finish(token), finish(token), finish(token)]);
  const after = await holdings();
  // The other one's contact key and address came with its letter.
  expect((after['object_key'] ?? 0) - (alone['object_key'] ?? 0)).toBe(ofOne('object_key') - 1);
  expect((after['session'] ?? 0) - (alone['session'] ?? 0)).toBe(1);

  const wanted = anAddress();
  const [one, other] = [await anAccount(), await anAccount()];
  const asked: string[] = [];
  for (const { subjectId } of [one, other]) {
    await askForAddress(ctx, { subjectId, email: wanted, password: PASSWORD, network: null });
    asked.push(await fixture.tokenFor(wanted));
  }
  const [first = '', second = ''] = asked;
  await confirmAddress(ctx, first);
  const moved = await holdings();
  await expect(confirmAddress(ctx, second)).rejects.toMatchObject({ code: 'address_taken' });
  expect(await holdings()).toEqual(moved);
});

test('a correction that is refused, and one of many at once, leaves no key but that of what stands', async () => {
  const { ctx, admin } = fixture;
  const { subjectId } = await anAccount();
  await rename(ctx, subjectId, 'Ada King');
  const before = await holdings();
  await Promise.all(['Ada', 'Augusta', 'Lady Lovelace'].map((name) => rename(ctx, subjectId, name)));
  expect(await holdings()).toEqual(before);
  await admin.kysely.updateTable('subject').set({ state: 'erased' }).where('id', '=', subjectId).execute();
  await expect(rename(ctx, subjectId, 'Ada')).rejects.toMatchObject({ code: 'forbidden' });
  const refused = askForAddress(ctx, { subjectId, email: anAddress(), password: PASSWORD, network: null });
  await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
  expect(await holdings()).toEqual(before);
});

test('somebody whose address changed at Google and who comes in many times at once has one key for it', async () => {
  const { ctx, age } = fixture;
  const person = { googleId: '4711', email: anAddress(), name: 'Grace' };
  await signInWithGoogle(ctx, person, age);
  const before = await holdings();
  const email = anAddress();
  await Promise.all([1, 2, 3, 4].map(() => signInWithGoogle(ctx, { ...person, email }, null)));
  expect(await holdings()).toEqual(before);
  const { subjectId } = await signInWithGoogle(ctx, { ...person, email }, null);
  expect(await readProfile(ctx, subjectId)).toMatchObject({ email });
});
