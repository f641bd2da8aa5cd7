import { duration, type SubjectId } from '@candid/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPasswordsFixture, type PasswordsFixture } from '../passwords.fixture.ts';
import { createAccountSessions, type AccountSessions } from './account-sessions.ts';
import { askForLetter } from './ask-for-letter.ts';
import { askForAddress } from './change-address.ts';
import { finishSignUp } from './finish-sign-up.ts';
import { signInWithPassword } from './sign-in-with-password.ts';

// Goal: no form tells whether an address has an account (HI-01): equal answers, equal queries, equal hashing work.
// Method: every statement that reaches either database is noted below the pools, and every iteration of hashing counted.

let fixture: PasswordsFixture;
let sessions: AccountSessions;
const PASSWORD = 'violet kettle under snow';
const rules = { lifetime: duration.days(30), idle: null, afterLastConnection: null, tokenBits: 256 } as const;
const begin = (tx: Parameters<AccountSessions['begin']>[0], subjectId: SubjectId) =>
  sessions.begin(tx, { subjectId, device: null }).then((session) => ({ ...session, subjectId }));

let people = 0;
const anAddress = (): string => `ada.${(people += 1)}@people.example`;

const anAccount = async (): Promise<{ readonly email: string; readonly subjectId: SubjectId }> => {
  const email = anAddress();
  const { ctx, age } = fixture;
  await askForLetter(ctx, { purpose: 'sign-up', age, email, network: null });
  const token = await fixture.tokenFor(email);
  const { subjectId } = await finishSignUp(ctx, { token, password: PASSWORD, name: null, device: null }, begin);
  return { email, subjectId };
};

beforeAll(async () => {
  fixture = await createPasswordsFixture();
  sessions = createAccountSessions({ db: fixture.ctx.db, clock: fixture.clock, rules });
  // What is done once, such as making the index's own key, is done before anything is compared.
  await anAccount();
});
afterAll(() => fixture.close());

/** What an attempt gives away: its answer, its statements in order, and its hashing. */
const seen = async (attempt: () => Promise<unknown>) => {
  fixture.statements.length = 0;
  fixture.work.iterations = 0;
  const answer = await attempt().then(
    () => 'accepted',
    (error: unknown) => (error as { code: string }).code,
  );
  return { answer, statements: [...fixture.statements], iterations: fixture.work.iterations };
};

const forms: Readonly<Record<string, (email: string, own: SubjectId) => Promise<unknown>>> = {
  'sign up': (email) => askForLetter(fixture.ctx, { purpose: 'sign-up', age: fixture.age, email, network: '192.0.2.1' }),
  'forgotten password': (email) => askForLetter(fixture.ctx, { purpose: 'reset', email, network: '192.0.2.1' }),
  'sign in': (email) =>
    signInWithPassword(fixture.ctx, { email, password: 'not the right one', network: '192.0.2.1', device: null }, begin),
  'sign in with a password that is too long': (email) =>
    signInWithPassword(fixture.ctx, { email, password: 'x'.repeat(30_000), network: '192.0.2.1', device: null }, begin),
  'change of address': (email, subjectId) =>
    askForAddress(fixture.ctx, { subjectId, email, password: PASSWORD, network: '192.0.2.1' }),
};

describe('HI-01: known and unknown addresses', () => {
  test.each(Object.entries(forms))('%s', async (_, form) => {
    const { email: known } = await anAccount();
    const { subjectId: own } = await anAccount();
    const ofKnown = await seen(() => form(known, own));
    const ofUnknown = await seen(() => form(anAddress(), own));
    expect(ofKnown).toEqual(ofUnknown);
    expect(ofKnown.statements.length).toBeGreaterThan(1);
  });

  test('a password account that has no password at the moment answers as any other', async () => {
    const { email, subjectId } = await anAccount();
    await fixture.admin.kysely.deleteFrom('account_password').where('subject_id', '=', subjectId).execute();
    const signIn = forms['sign in'] as (email: string, own: SubjectId) => Promise<unknown>;
    expect(await seen(() => signIn(email, subjectId))).toEqual(await seen(() => signIn(anAddress(), subjectId)));
  });

  test('limits count a name alike, whether or not it has an account', async () => {
    const { email } = await anAccount();
    const signIn = forms['sign in'] as (email: string, own: SubjectId) => Promise<unknown>;
    const answers = async (address: string) => {
      const codes: string[] = [];
      for (let attempt = 0; attempt < 12; attempt += 1) codes.push((await seen(() => signIn(address, '' as SubjectId))).answer);
      return codes;
    };
    const ofKnown = await answers(email);
    expect(ofKnown.slice(-2)).toEqual(['limit_sign_in', 'limit_sign_in']);
    expect(await answers(anAddress())).toEqual(ofKnown);
  });
});
