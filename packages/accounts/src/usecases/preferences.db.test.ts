import { duration } from '@candid/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswordsFixture, type PasswordsFixture } from '../passwords.fixture.ts';
import { createAccountSessions, type AccountSessions } from './account-sessions.ts';
import { askForLetter } from './ask-for-letter.ts';
import { changePassword } from './change-password.ts';
import { finishSignUp } from './finish-sign-up.ts';
import { keepPreferences } from './preferences.ts';

// Goal: what somebody keeps with their account is known wherever they sign in, and a letter speaks the language of whoever reads it.
// Method: real databases, queue and letters.

let fixture: PasswordsFixture;
let sessions: AccountSessions;
beforeAll(async () => {
  fixture = await createPasswordsFixture();
  const rules = { lifetime: duration.days(30), idle: null, afterLastConnection: null, tokenBits: 256 };
  sessions = createAccountSessions({ db: fixture.ctx.db, clock: fixture.clock, rules });
});
afterAll(() => fixture.close());

const PASSWORD = 'violet kettle under snow';
const OTHER = 'nine copper lanterns hum';
let people = 0;

const signUp = async (language: string) => {
  const ctx = { ...fixture.ctx, language };
  const email = `bea.${(people += 1)}@people.example`;
  await askForLetter(ctx, { purpose: 'sign-up', age: fixture.age, email, network: null });
  const [letter] = await fixture.deliver(email);
  const token = await fixture.tokenFor(email);
  const { subjectId, ...session } = await finishSignUp(
    ctx,
    { token, password: PASSWORD, name: null, device: null },
    async (tx, id) => ({ ...(await sessions.begin(tx, { subjectId: id, device: null })), subjectId: id }),
  );
  return { ctx, email, letter, subjectId, token: session.token };
};

test('a letter is in the language of the page that caused it, and so is the page it leads to', async () => {
  const { letter } = await signUp('de');
  expect(letter?.subject).toBe('Bestätigen Sie Ihre Adresse');
  expect(letter?.text).toContain('Der Link gilt 1 Tag');
  expect(letter?.links[0]).toContain('lang=de');
  expect((await signUp('en')).letter?.subject).toBe('Confirm your address');
});

test('what the account keeps goes before the page that asks, also when nobody is signed in', async () => {
  const { ctx, email, subjectId } = await signUp('de');
  const english = { ...ctx, language: 'en' };
  await askForLetter(english, { purpose: 'reset', email, network: null });
  expect((await fixture.deliver(email))[0]?.subject).toBe('Wählen Sie ein neues Passwort');
  await keepPreferences(ctx, subjectId, { language: 'en' });
  await changePassword({ ...ctx, language: 'de' }, { subjectId, present: PASSWORD, next: OTHER, network: null }, (tx, id) =>
    sessions.begin(tx, { subjectId: id, device: null }),
  );
  expect((await fixture.deliver(email))[0]?.subject).toBe('Your password was changed');
});

test('HI-16: language and light are kept with the account, each for itself, and known to its sessions', async () => {
  const { ctx, subjectId, token } = await signUp('de');
  const kept = async () => (await sessions.resume(token))?.preferences;
  expect(await kept()).toEqual({ language: 'de', theme: null });
  await keepPreferences(ctx, subjectId, { theme: 'dark' });
  expect(await kept()).toEqual({ language: 'de', theme: 'dark' });
  await keepPreferences(ctx, subjectId, { language: 'en', theme: null });
  expect(await kept()).toEqual({ language: 'en', theme: null });
  await keepPreferences(ctx, subjectId, {});
  expect(await kept()).toEqual({ language: 'en', theme: null });
});
