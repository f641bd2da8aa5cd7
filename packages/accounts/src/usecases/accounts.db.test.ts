import { duration, type SubjectId } from '@candid/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccountsFixture, type AccountsFixture } from '../accounts.fixture.ts';
import { createAccountSessions, type AccountSessions } from './account-sessions.ts';
import { closeAccount, readProfile, rename, reopenAccount } from './profile.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';
import { createAnonymousSessions } from './anonymous-sessions.ts';
import { signInWithGoogle } from './sign-in-with-google.ts';

const rules = { lifetime: duration.days(30), idle: null, afterLastConnection: null, tokenBits: 256 } as const;
let fixture: AccountsFixture;
let sessions: AccountSessions;
beforeAll(async () => {
  fixture = await createAccountsFixture();
  sessions = createAccountSessions({ db: fixture.ctx.db, clock: fixture.clock, rules });
});
afterAll(() => fixture.close());

let people = 0;
const somebody = (over: { name?: string | null; email?: string } = {}) => {
  people += 1;
  return { googleId: `1000${people}`, email: `ada.${people}@example.org`, name: 'Ada Lovelace', ...over };
};
const begin = (subjectId: SubjectId) =>
  fixture.ctx.db.transaction().execute((tx) => sessions.begin(tx, { subjectId, device: 'Firefox, Linux' }));

const age = () => ({ limit: 13, statedAt: fixture.clock.now() });

test('OH-21: nobody new gets an account without saying that they are old enough; whoever has one is not asked again', async () => {
  const person = somebody();
  await expect(signInWithGoogle(fixture.ctx, person, null)).rejects.toMatchObject({ code: 'age_not_stated' });
  const { subjectId } = await signInWithGoogle(fixture.ctx, person, { limit: 16, statedAt: new Date('2026-05-01T08:00:00Z') });
  expect(await signInWithGoogle(fixture.ctx, person, null)).toEqual({ subjectId, isNew: false });
  const kept = await fixture.admin.kysely
    .selectFrom('account')
    .select(['age_limit', 'age_stated_at'])
    .where('subject_id', '=', subjectId)
    .executeTakeFirstOrThrow();
  expect(kept).toEqual({ age_limit: 16, age_stated_at: new Date('2026-05-01T08:00:00Z') });
});

test('the first sign-in makes an account, the next ones find it, also when both come at once', async () => {
  const person = somebody();
  const all = await Promise.all(Array.from({ length: 12 }, () => signInWithGoogle(fixture.ctx, person, age())));
  expect(new Set(all.map(({ subjectId }) => subjectId)).size).toBe(1);
  expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  const [one] = all;
  expect(await readProfile(fixture.ctx, one?.subjectId as SubjectId)).toMatchObject({ email: person.email, name: person.name });
});

test('OH-03: nothing of the person is stored in clear, and Google’s number not at all', async () => {
  const person = somebody({ name: 'Grace Brewster Hopper' });
  await signInWithGoogle(fixture.ctx, person, age());
  for (const table of ['account', 'subject', 'session', 'sign_in_attempt']) {
    const { rows } = await fixture.admin.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    const text = rows
      .map(({ row }) => row)
      .join()
      .toLowerCase();
    for (const canary of [person.email, person.name, person.googleId]) {
      expect(text).not.toContain(String(canary).toLowerCase());
      expect(text).not.toContain(Buffer.from(String(canary)).toString('hex'));
    }
  }
});

test('an address that passes to somebody else joins no accounts; a new address of one person follows them', async () => {
  const first = somebody();
  const { subjectId } = await signInWithGoogle(fixture.ctx, first, age());
  const heir = await signInWithGoogle(fixture.ctx, somebody({ email: first.email }), age());
  expect(heir.isNew).toBe(true);
  expect(heir.subjectId).not.toBe(subjectId);
  await rename(fixture.ctx, subjectId, 'Augusta Ada King');
  const moved = await signInWithGoogle(fixture.ctx, { ...first, email: 'ada.king@example.net', name: 'Ada' }, age());
  expect(moved).toEqual({ subjectId, isNew: false });
  expect(await readProfile(fixture.ctx, subjectId)).toMatchObject({ email: 'ada.king@example.net', name: 'Augusta Ada King' });
});

test.each([
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['ن'.repeat(300), null],
  ['Ada\u202eecalevoL', null],
  ['  ', null],
  [null, null],
])('a name from Google that cannot be kept is left out, never a reason to refuse: %j', async (given, kept) => {
  const { subjectId } = await signInWithGoogle(fixture.ctx, somebody({ name: given }), age());
  expect((await readProfile(fixture.ctx, subjectId)).name).toBe(kept);
});

test('a corrected name counts at once, and the former one opens nowhere', async () => {
  const { ctx, vault } = fixture;
  const { subjectId } = await signInWithGoogle(ctx, somebody(), age());
  const former = await ctx.db.selectFrom('account').selectAll().where('subject_id', '=', subjectId).executeTakeFirstOrThrow();
  await rename(ctx, subjectId, 'Ada King');
  expect((await readProfile(ctx, subjectId)).name).toBe('Ada King');
  const { name_key_id: keyId, name_sealed: sealed } = former;
  if (keyId === null || sealed === null) throw new Error('the account had no name');
  await expect(vault.openField({ keyId, sealed, context: `account.name:${subjectId}` })).rejects.toMatchObject({
    code: 'key_destroyed',
  });
  await expect(rename(ctx, subjectId, 'x'.repeat(201))).rejects.toMatchObject({ code: 'name_invalid' });
  await rename(ctx, subjectId, ' ');
  expect((await readProfile(ctx, subjectId)).name).toBeNull();
});

test('OH-16: every sign-in has a token of its own, listed with its device, and each can be ended', async () => {
  const { subjectId } = await signInWithGoogle(fixture.ctx, somebody(), age());
  const { subjectId: stranger } = await signInWithGoogle(fixture.ctx, somebody(), age());
  const [first, second, third] = [await begin(subjectId), await begin(subjectId), await begin(subjectId)];
  expect(new Set([first.token, second.token, third.token]).size).toBe(3);
  const stored = await fixture.admin.kysely.selectFrom('session').select('token_hash').execute();
  for (const { token } of [first, second, third]) {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const inClear = [Buffer.from(token), Buffer.from(token, 'base64url')];
    expect(stored.filter(({ token_hash }) => inClear.some((bytes) => bytes.equals(token_hash)))).toEqual([]);
  }
  expect(await sessions.list(subjectId)).toHaveLength(3);
  await sessions.end(stranger, first.id);
  expect(await sessions.resume(first.token)).toMatchObject({ subjectId, isClosing: false });
  await sessions.end(subjectId, first.id);
  expect(await sessions.resume(first.token)).toBeNull();
  expect(await sessions.endAll(subjectId, { but: third.id })).toBe(1);
  expect(await sessions.resume(second.token)).toBeNull();
  expect(await sessions.resume(third.token)).not.toBeNull();
  fixture.clock.advance(duration.days(30));
  expect(await sessions.resume(third.token)).toBeNull();
  expect(await sessions.list(subjectId)).toEqual([]);
});

test('CR-07: a session holds for its 30 days and not longer, is kept as a hash only, and ended it opens nothing', async () => {
  const { subjectId } = await signInWithGoogle(fixture.ctx, somebody(), age());
  const [first, second] = [await begin(subjectId), await begin(subjectId)];
  expect(Buffer.from(first.token, 'base64url').byteLength).toBe(32);
  const rows = await fixture.admin.kysely
    .selectFrom('session')
    .select(['token_hash', 'created_at', 'expires_at'])
    .where('subject_id', '=', subjectId)
    .execute();
  expect(rows.map(({ created_at, expires_at }) => expires_at.getTime() - created_at.getTime())).toEqual([
    duration.days(30),
    duration.days(30),
  ]);
  expect(rows.some(({ token_hash }) => token_hash.toString().includes(first.token))).toBe(false);
  await sessions.end(subjectId, first.id);
  expect([await sessions.resume(first.token), await sessions.resume(second.token)]).toEqual([
    null,
    { id: second.id, subjectId, isClosing: false, preferences: { language: null, theme: null } },
  ]);
  fixture.clock.advance(duration.days(30));
  expect(await sessions.resume(second.token)).toBeNull();
});

test('a visitor’s token opens no account and an account’s token no visitor', async () => {
  const { ctx, clock } = fixture;
  const visitors = createAnonymousSessions({ db: ctx.db, clock, rules });
  const visitor = await visitors.start();
  const account = await begin((await signInWithGoogle(ctx, somebody(), age())).subjectId);
  expect(await sessions.resume(visitor.token)).toBeNull();
  expect(await visitors.resume(account.token)).toBeNull();
});

test('an account that closes ends its sessions, can come back within its grace as it was, and not after', async () => {
  const { ctx, clock } = fixture;
  const { subjectId } = await signInWithGoogle(ctx, somebody(), age());
  await fixture.admin.kysely.updateTable('subject').set({ state: 'restricted' }).where('id', '=', subjectId).execute();
  const before = await begin(subjectId);
  const due = await closeAccount(ctx, subjectId, duration.days(7));
  expect(due).toEqual(new Date(clock.now().getTime() + duration.days(7)));
  expect(await sessions.resume(before.token)).toBeNull();
  clock.advance(duration.days(1));
  expect(await closeAccount(ctx, subjectId, duration.days(7))).toEqual(due);
  const back = await begin(subjectId);
  expect(await sessions.resume(back.token)).toMatchObject({ isClosing: true });
  await reopenAccount(ctx, subjectId);
  expect(await sessions.resume(back.token)).toMatchObject({ isClosing: false });
  const { state } = await ctx.db.selectFrom('subject').select('state').where('id', '=', subjectId).executeTakeFirstOrThrow();
  expect(state).toBe('restricted');
  await expect(reopenAccount(ctx, subjectId)).rejects.toMatchObject({ code: 'conflict' });
  await closeAccount(ctx, subjectId, duration.days(7));
  clock.advance(duration.days(7));
  await expect(reopenAccount(ctx, subjectId)).rejects.toMatchObject({ code: 'conflict' });
});

test('a sign-in under way is given out once, to the session that began it, within ten minutes', async () => {
  const { ctx, clock } = fixture;
  const attempts = createSignInAttempts(ctx);
  const visitors = createAnonymousSessions({ db: ctx.db, clock, rules });
  const [mine, other] = [await visitors.start(), await visitors.start()];
  const attempt = { state: 's', nonce: 'n', verifier: 'v', returnTo: '/' };
  await attempts.remember(mine.id, { ...attempt, ageLimit: null, state: 'former' });
  await attempts.remember(mine.id, { ...attempt, ageLimit: 16 });
  expect(await attempts.take(other.id)).toBeNull();
  expect(await attempts.take(mine.id)).toEqual({ ...attempt, age: { limit: 16, statedAt: fixture.clock.now() } });
  expect(await attempts.take(mine.id)).toBeNull();
  await attempts.remember(mine.id, { ...attempt, ageLimit: 16 });
  clock.advance(duration.minutes(10));
  expect(await attempts.take(mine.id)).toBeNull();
});
