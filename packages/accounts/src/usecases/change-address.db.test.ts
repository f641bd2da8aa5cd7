import { duration, type SubjectId } from '@candid/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswordsFixture, type PasswordsFixture } from '../passwords.fixture.ts';
import { createAccountSessions, type AccountSessions } from './account-sessions.ts';
import { askForLetter } from './ask-for-letter.ts';
import { askForAddress, confirmAddress, undoAddress } from './change-address.ts';
import { finishSignUp } from './finish-sign-up.ts';
import { readProfile } from './profile.ts';
import { resetPassword } from './reset-password.ts';

// Goal: an account changes its address only with its password and the new address's word; both are told, and the former can go back.

let fixture: PasswordsFixture;
let sessions: AccountSessions;
beforeAll(async () => {
  fixture = await createPasswordsFixture();
  const rules = { lifetime: duration.days(30), idle: null, afterLastConnection: null, tokenBits: 256 } as const;
  sessions = createAccountSessions({ db: fixture.ctx.db, clock: fixture.clock, rules });
});
afterAll(() => fixture.close());

const PASSWORD = 'violet kettle under snow';
const begin = (tx: Parameters<AccountSessions['begin']>[0], subjectId: SubjectId) =>
  sessions.begin(tx, { subjectId, device: null }).then((session) => ({ ...session, subjectId }));
let people = 0;
const anAddress = (): string => `grace.${(people += 1)}@people.example`;
const anAccount = async () => {
  const email = anAddress();
  await askForLetter(fixture.ctx, { purpose: 'sign-up', age: fixture.age, email, network: null });
  const token = await fixture.tokenFor(email);
  return { email, ...(await finishSignUp(fixture.ctx, { token, password: PASSWORD, name: null, device: null }, begin)) };
};
const ask = (subjectId: SubjectId, email: string, password = PASSWORD) =>
  askForAddress(fixture.ctx, { subjectId, email, password, network: null });
const emailOf = async (subjectId: SubjectId) => (await readProfile(fixture.ctx, subjectId)).email;

test('the new address confirms, both are told, and the former key opens nothing', async () => {
  const { ctx, vault } = fixture;
  const { email, subjectId } = await anAccount();
  const next = anAddress();
  await expect(ask(subjectId, next, 'not the right one')).rejects.toMatchObject({ code: 'password_wrong' });
  await ask(subjectId, next);
  expect(await emailOf(subjectId)).toBe(email);
  const token = await fixture.tokenFor(next);
  expect(fixture.sandbox.letters.list(email)[0]?.subject).toBe('Your address is to be changed');
  const former = await ctx.db.selectFrom('account').selectAll().where('subject_id', '=', subjectId).executeTakeFirstOrThrow();
  await confirmAddress(ctx, token);
  expect(await emailOf(subjectId)).toBe(next);
  const opened = vault.openField({
    keyId: former.email_key_id,
    sealed: former.email_sealed,
    context: `account.email:${subjectId}`,
  });
  await expect(opened).rejects.toMatchObject({ code: 'key_destroyed' });
  await expect(confirmAddress(ctx, token)).rejects.toMatchObject({ code: 'link_spent' });
  expect((await fixture.deliver(email)).map(({ subject }) => subject)).toEqual(['Your address was changed']);
  expect(fixture.sandbox.letters.list(next)[0]?.subject).toBe('Your account has this address now');
});

test('the former address takes it back: sessions and password end, and a letter with a new way in comes', async () => {
  const { ctx, clock } = fixture;
  const { email, subjectId, token: session } = await anAccount();
  const next = anAddress();
  await ask(subjectId, next);
  await confirmAddress(ctx, await fixture.tokenFor(next));
  const undo = await fixture.tokenFor(email);
  clock.advance(duration.days(6));
  await undoAddress(ctx, undo);
  expect(await emailOf(subjectId)).toBe(email);
  expect(await sessions.resume(session)).toBeNull();
  await expect(ask(subjectId, next)).rejects.toMatchObject({ code: 'password_wrong' });
  const token = await fixture.tokenFor(email);
  const [told] = fixture.sandbox.letters.list(next);
  expect(told?.subject).toBe('No account belongs to this address any more');
  expect(told?.links.some((one) => one.includes('token'))).toBe(false);
  await resetPassword(ctx, { token, password: 'nine copper lanterns hum', network: null, device: null }, begin);
  await expect(undoAddress(ctx, undo)).rejects.toMatchObject({ code: 'link_spent' });
});

test('an address that has an account is told so, and nothing changes; one that got it meanwhile is refused', async () => {
  const { ctx } = fixture;
  const [one, other] = [await anAccount(), await anAccount()];
  await ask(one.subjectId, other.email);
  const [letter] = await fixture.deliver(other.email);
  expect(letter?.subject).toBe('This address already has an account');
  expect(letter?.links.some((link) => link.includes('token'))).toBe(false);
  const wanted = anAddress();
  await ask(one.subjectId, wanted);
  const first = await fixture.tokenFor(wanted);
  await ask(other.subjectId, wanted);
  const second = await fixture.tokenFor(wanted);
  const ended = await Promise.allSettled([confirmAddress(ctx, first), confirmAddress(ctx, second)]);
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [refused] = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason as { code: string }] : []));
  expect(refused?.code).toBe('address_taken');
});

test('a newer change, and a reset, void the one that was asked for', async () => {
  const { ctx } = fixture;
  const { email, subjectId } = await anAccount();
  const [first, second] = [anAddress(), anAddress()];
  await ask(subjectId, first);
  const older = await fixture.tokenFor(first);
  await ask(subjectId, second);
  await expect(confirmAddress(ctx, older)).rejects.toMatchObject({ code: 'link_spent' });
  const newer = await fixture.tokenFor(second);
  await askForLetter(ctx, { purpose: 'reset', email, network: null });
  await resetPassword(
    ctx,
    { token: await fixture.tokenFor(email), password: 'nine copper lanterns hum', network: null, device: null },
    begin,
  );
  await expect(confirmAddress(ctx, newer)).rejects.toMatchObject({ code: 'link_spent' });
  expect(await emailOf(subjectId)).toBe(email);
});
