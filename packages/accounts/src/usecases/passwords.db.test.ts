import { duration, type SubjectId } from '@candid/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswordsFixture, rules, type PasswordsFixture } from '../passwords.fixture.ts';
import { createPasswordHasher } from '../domain/password-hash.ts';
import { createAccountSessions, type AccountSessions } from './account-sessions.ts';
import { askForLetter } from './ask-for-letter.ts';
import { changePassword } from './change-password.ts';
import { finishSignUp } from './finish-sign-up.ts';
import { linkStands } from './link-stands.ts';
import { readProfile } from './profile.ts';
import { resetPassword } from './reset-password.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { keepLinks } from './keep-links.ts';

// Goal: an account is opened, entered and recovered by its address and password only, and every link works once.
// Method: real databases, queue and letters; tokens are read from the letters themselves.

let fixture: PasswordsFixture;
let sessions: AccountSessions;
beforeAll(async () => {
  fixture = await createPasswordsFixture();
  sessions = createAccountSessions({
    db: fixture.ctx.db,
    clock: fixture.clock,
    rules: { lifetime: duration.days(30), idle: null, afterLastConnection: null, tokenBits: 256 },
  });
});
afterAll(() => fixture.close());

let people = 0;
const anAddress = (): string => `ada.${(people += 1)}@people.example`;
const PASSWORD = 'violet kettle under snow';
const OTHER = 'nine copper lanterns hum';
const network = '192.0.2.7';
const begin =
  (device: string | null = null) =>
  (tx: Parameters<AccountSessions['begin']>[0], subjectId: SubjectId) =>
    sessions.begin(tx, { subjectId, device }).then((session) => ({ ...session, subjectId }));

const signUp = async (email = anAddress(), device: string | null = 'Firefox, Linux') => {
  await askForLetter(fixture.ctx, { purpose: 'sign-up', age: fixture.age, email, network: null });
  const token = await fixture.tokenFor(email);
  return { email, ...(await finishSignUp(fixture.ctx, { token, password: PASSWORD, name: 'Ada', device }, begin(device))) };
};
const signIn = (email: string, password: string, over: { network?: string | null; device?: string | null } = {}) =>
  signInWithPassword(fixture.ctx, { email, password, network: null, device: 'Firefox, Linux', ...over }, begin());

test('HI-01: the holder of an address opens an account by its letter and signs in with the password they chose', async () => {
  const { email, subjectId } = await signUp();
  expect(await readProfile(fixture.ctx, subjectId)).toMatchObject({ email, name: 'Ada', signIn: 'password' });
  expect((await signIn(email.toUpperCase(), PASSWORD)).subjectId).toBe(subjectId);
  await expect(signIn(email, OTHER)).rejects.toMatchObject({ code: 'credentials_wrong' });
});

test('opening a link changes nothing; used, expired, replaced and made-up ones are one answer', async () => {
  const { ctx, clock } = fixture;
  const email = anAddress();
  await askForLetter(ctx, { purpose: 'sign-up', age: fixture.age, email, network: null });
  const first = await fixture.tokenFor(email);
  for (let look = 0; look < 3; look += 1) expect(await linkStands(ctx, { token: first, purpose: 'sign-up' })).toBe(true);
  expect(await linkStands(ctx, { token: first, purpose: 'reset' })).toBe(false);
  await askForLetter(ctx, { purpose: 'sign-up', age: fixture.age, email, network: null });
  const second = await fixture.tokenFor(email);
  const finish = (token: string) => finishSignUp(ctx, { token, password: PASSWORD, name: null, device: null }, begin());
  await expect(finish(first)).rejects.toMatchObject({ code: 'link_spent' });
  await finish(second);
  for (const token of [second, 'made-up', '', '\0', 'x'.repeat(5_000)])
    await expect(finish(token)).rejects.toMatchObject({ code: 'link_spent' });
  const late = anAddress();
  await askForLetter(ctx, { purpose: 'sign-up', age: fixture.age, email: late, network: null });
  const token = await fixture.tokenFor(late);
  clock.advance(duration.hours(24));
  await expect(finish(token)).rejects.toMatchObject({ code: 'link_spent' });
});

test('two sign-ups for one address at once make one account, whichever links are used together', async () => {
  const { ctx } = fixture;
  const email = anAddress();
  await Promise.all([1, 2].map(() => askForLetter(ctx, { purpose: 'sign-up', age: fixture.age, email, network: null })));
  const letters = await fixture.deliver(email);
  const tokens = letters.flatMap(({ links }) => links).flatMap((link) => new URL(link).searchParams.get('token') ?? []);
  const tries = [...tokens, ...tokens].map((token) =>
    finishSignUp(ctx, { token, password: PASSWORD, name: null, device: null }, begin()),
  );
  const ended = await Promise.allSettled(tries);
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const codes = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
  expect(codes.every((code) => code === 'link_spent' || code === 'address_taken')).toBe(true);
  expect(await signIn(email, PASSWORD)).toBeDefined();
});

test('an address with an account is told so by letter, and by nothing else', async () => {
  const { ctx } = fixture;
  const { email } = await signUp();
  await askForLetter(ctx, { purpose: 'sign-up', age: fixture.age, email, network: null });
  const [letter] = await fixture.deliver(email);
  expect(letter?.subject).toBe('You already have an account');
  expect(letter?.links.some((link) => link.includes('token'))).toBe(false);
});

test('a new password by letter ends every session, voids the older link, and is told; nobody without an account gets one', async () => {
  const { ctx } = fixture;
  const { email, token: before } = await signUp();
  await askForLetter(ctx, { purpose: 'reset', email, network: null });
  const older = await fixture.tokenFor(email);
  await askForLetter(ctx, { purpose: 'reset', email, network: null });
  const token = await fixture.tokenFor(email);
  const reset = (link: string) =>
    resetPassword(ctx, { token: link, password: OTHER, network: null, device: 'Firefox, Linux' }, begin());
  await expect(reset(older)).rejects.toMatchObject({ code: 'link_spent' });
  const after = await reset(token);
  expect(await sessions.resume(before)).toBeNull();
  expect(await sessions.resume(after.token)).not.toBeNull();
  await expect(reset(token)).rejects.toMatchObject({ code: 'link_spent' });
  await expect(signIn(email, PASSWORD)).rejects.toMatchObject({ code: 'credentials_wrong' });
  expect((await fixture.deliver(email)).map(({ subject }) => subject)).toEqual(['Your password was changed']);
  const stranger = anAddress();
  await askForLetter(ctx, { purpose: 'reset', email: stranger, network: null });
  expect(await fixture.deliver(stranger)).toEqual([]);
});

test('a sign-in that proved the former password gets no session after a reset came in between', async () => {
  const { ctx } = fixture;
  const { email } = await signUp();
  await askForLetter(ctx, { purpose: 'reset', email, network: null });
  const token = await fixture.tokenFor(email);
  const slow = createPasswordHasher(rules);
  const meanwhile: typeof ctx = {
    ...ctx,
    hasher: {
      ...slow,
      verify: async (password, stored) => {
        const isRight = await slow.verify(password, stored);
        await resetPassword(ctx, { token, password: OTHER, network: null, device: null }, begin());
        return isRight;
      },
    },
  };
  const late = signInWithPassword(meanwhile, { email, password: PASSWORD, network: null, device: null }, begin());
  await expect(late).rejects.toMatchObject({ code: 'credentials_wrong' });
});

test('CR-02: a hash of fewer iterations is as much work to try, and is made anew at the next sign-in', async () => {
  const { ctx, work } = fixture;
  const { email, subjectId } = await signUp();
  const stronger = { ...rules, iterations: 150_000 };
  const seen: number[] = [];
  const raised = {
    ...ctx,
    rules: stronger,
    hasher: createPasswordHasher(stronger, async ({ iterations }) => (seen.push(iterations), Buffer.alloc(32))),
  };
  await expect(signInWithPassword(raised, { email, password: OTHER, network: null, device: null }, begin())).rejects.toThrow();
  const known = seen.splice(0).reduce((sum, one) => sum + one, 0);
  await expect(
    signInWithPassword(raised, { email: anAddress(), password: OTHER, network: null, device: null }, begin()),
  ).rejects.toThrow();
  expect(known).toBe(seen.reduce((sum, one) => sum + one, 0));
  const real = { ...ctx, rules: stronger, hasher: createPasswordHasher(stronger) };
  await signInWithPassword(real, { email, password: PASSWORD, network: null, device: 'Firefox, Linux' }, begin());
  const row = await ctx.db
    .selectFrom('account_password')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ algorithm: 'PBKDF2-SHA-256', iterations: 150_000 });
  expect(row.salt.length).toBeGreaterThanOrEqual(16);
  expect(work.iterations).toBeGreaterThan(0);
  await signInWithPassword(real, { email, password: PASSWORD, network: null, device: 'Firefox, Linux' }, begin());
});

test('another password ends the other sessions, rotates this one, and is told by mail', async () => {
  const { ctx } = fixture;
  const { email, subjectId, token } = await signUp();
  const change = (present: string, next: string) => changePassword(ctx, { subjectId, present, next, network: null }, begin());
  await expect(change(OTHER, OTHER)).rejects.toMatchObject({ code: 'password_wrong' });
  await expect(change(PASSWORD, `${email.split('@')[0]}2026`)).rejects.toMatchObject({ code: 'password_weak' });
  const after = await change(PASSWORD, OTHER);
  expect(await sessions.resume(token)).toBeNull();
  expect(await sessions.resume(after.token)).not.toBeNull();
  expect((await fixture.deliver(email)).map(({ subject }) => subject)).toEqual(['Your password was changed']);
});

test('HI-29: a device that was not seen before is told of once; the first and the known ones are not', async () => {
  const { email } = await signUp();
  await signIn(email, PASSWORD);
  expect(await fixture.deliver(email)).toEqual([]);
  await Promise.all([1, 2, 3].map(() => signIn(email, PASSWORD, { device: 'Safari, iPhone' })));
  const letters = await fixture.deliver(email);
  expect(letters.map(({ subject }) => subject)).toEqual(['A new device signed in']);
  expect(letters[0]?.text).toContain('Safari, iPhone');
});

test('HI-29: guessing ends for the network that guesses, while the owner elsewhere gets in', async () => {
  const { email } = await signUp();
  for (let guess = 0; guess < 10; guess += 1)
    await expect(signIn(email, OTHER, { network })).rejects.toMatchObject({ code: 'credentials_wrong' });
  await expect(signIn(email, PASSWORD, { network })).rejects.toMatchObject({ code: 'limit_sign_in' });
  await signIn(email, PASSWORD, { network: '198.51.100.4' });
  fixture.clock.advance(duration.minutes(15));
  await signIn(email, PASSWORD, { network });
});

test('letters to one address are limited, with or without an account behind it', async () => {
  const { ctx } = fixture;
  const { email } = await signUp();
  const counts = async (address: string, free: number): Promise<void> => {
    for (let asked = 0; asked < free; asked += 1) await askForLetter(ctx, { purpose: 'reset', email: address, network: null });
    await expect(askForLetter(ctx, { purpose: 'reset', email: address, network: null })).rejects.toMatchObject({
      code: 'limit_letters',
    });
  };
  await counts(email, 3);
  await counts(anAddress(), 3);
});

test('who asked and never came back is forgotten with their key; nothing of links stays behind', async () => {
  const { ctx, clock, worker, vault, admin } = fixture;
  const email = anAddress();
  await askForLetter(ctx, { purpose: 'sign-up', age: fixture.age, email, network: null });
  await fixture.deliver(email);
  const { email: kept, subjectId } = await signUp();
  clock.advance(duration.hours(24));
  const keeping = keepLinks({ db: worker.kysely, vault });
  expect((await keeping.count(clock.now()))?.overdue).toBeGreaterThan(0);
  await keeping.sweep(clock.now());
  expect(await keeping.count(clock.now())).toEqual({ held: 0, oldest: null, overdue: 0 });
  const left = await admin.kysely.selectFrom('subject').select('id').where('kind', '=', 'contact').execute();
  expect(left).toEqual([]);
  expect(await admin.kysely.selectFrom('account_link').select('id').execute()).toEqual([]);
  expect(await readProfile(ctx, subjectId)).toMatchObject({ email: kept });
});

test('nothing of a password or an address is stored in clear', async () => {
  const { email } = await signUp();
  for (const table of ['account_password', 'account_link', 'known_device', 'mail_delivery', 'account', 'pgboss.job']) {
    const { rows } = await fixture.admin.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    const text = rows
      .map(({ row }) => row)
      .join()
      .toLowerCase();
    for (const canary of [email, PASSWORD]) {
      expect(text).not.toContain(canary);
      expect(text).not.toContain(Buffer.from(canary).toString('hex'));
    }
  }
});
