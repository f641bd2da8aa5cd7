import type { Preferences } from '@candid/accounts';
import { newId } from '@candid/kernel';
import { policies, type PolicyId } from '@candid/policy';
import type { RequestKit } from '@candid/remix-kit';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRequestPreferences } from './preferences.ts';

// Goal: a language and a light stay where the policy lets them, and nowhere else.

const ORIGIN = new URL('http://127.0.0.1:4100');
const NONE: Preferences = { language: null, theme: null };

const createWorld = (id: PolicyId) => {
  const accounts: Partial<Preferences>[] = [];
  const preferencesOf = createRequestPreferences({
    policy: policies[id],
    people: policies[id].features.accounts
      ? { keepPreferences: (_, chosen) => Promise.resolve(void accounts.push(chosen)) }
      : null,
    secrets: [{ id: 'one', key: randomBytes(32) }],
    origin: ORIGIN,
    clock: { now: () => new Date(0) },
  });
  const ask = (path: string, { cookie = '', account = null as Preferences | null, agrees = false } = {}) => {
    const set: string[] = [];
    const kit = { setCookie: (header: string) => void set.push(header) } as unknown as RequestKit;
    const request = new Request(new URL(path, ORIGIN), cookie === '' ? {} : { headers: { Cookie: cookie } });
    const sender = {
      session: { subjectId: newId<'subject'>(), account: account && { isClosing: false, preferences: account } },
      consent: { allows: () => agrees },
    };
    return { set, ...preferencesOf(request, kit, sender) };
  };
  return { accounts, ask };
};

const cookieIn = (set: readonly string[]): string => set[0]?.split(';')[0] ?? '';

test('HI-16: history remembers language and light in its preference cookie, once that is agreed to and not before', async () => {
  const { ask } = createWorld('history');
  const before = ask('/');
  before.begin('de');
  expect([before.place, await before.keep({ theme: 'dark' }), before.set]).toEqual(['address', 'address', []]);
  const agreed = ask('/?theme=dark', { agrees: true });
  agreed.begin('de');
  expect(agreed.set[0]).toMatch(/^candid_preferences-4100=\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=31536000$/);
  const cookie = cookieIn(agreed.set);
  expect(ask('/', { cookie, agrees: true })).toMatchObject({ place: 'cookie', kept: { language: 'de', theme: 'dark' } });
  expect(ask('/', { cookie, agrees: false })).toMatchObject({ place: 'address', kept: NONE, theme: null });
  const changed = ask('/', { cookie, agrees: true });
  await changed.keep({ language: 'en' });
  expect(ask('/', { cookie: cookieIn(changed.set), agrees: true }).kept).toEqual({ language: 'en', theme: 'dark' });
});

test('NA-11: no-account has a cookie for it that comes with a choice and goes with the browser', async () => {
  const { ask } = createWorld('no-account');
  const first = ask('/');
  first.begin('de');
  expect(first.set).toEqual([]);
  expect(await first.keep({ theme: 'light' })).toBe('cookie');
  expect(first.set[0]).toMatch(/^candid_preferences-4100=\S+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(ask('/', { cookie: cookieIn(first.set) }).theme).toBe('light');
});

test('whoever is signed in has theirs with the account, and a browser without a cookie for it gets none', async () => {
  for (const id of ['one-hour', 'credits'] as const) {
    const { ask, accounts } = createWorld(id);
    const account: Preferences = { language: 'de', theme: 'dark' };
    const signedIn = ask('/', { account, agrees: true });
    expect(signedIn).toMatchObject({ place: 'account', kept: account, theme: 'dark' });
    expect(await signedIn.keep({ theme: null })).toBe('account');
    expect(accounts).toEqual([{ theme: null }]);
    const visitor = ask('/', { agrees: true });
    visitor.begin('de');
    expect([await visitor.keep({ language: 'de' }), signedIn.set, visitor.set]).toEqual(['address', [], []]);
  }
});

test.each([
  ['/?theme=light', 'light'],
  ['/?theme=auto', null],
  ['/?theme=%22%3E%3Cscript%3E', null],
  ['/', 'dark'],
])('the address decides, then what is kept: %s is %s', (path, theme) => {
  const { ask } = createWorld('one-hour');
  expect(ask(path, { account: { language: null, theme: 'dark' } }).theme).toBe(theme);
});

test('a cookie that was made up, or holds what nobody can choose, is none', () => {
  const { ask } = createWorld('no-account');
  for (const value of ['one.xxxx', '{"theme":"dark"}', ''])
    expect(ask('/', { cookie: `candid_preferences-4100=${value}` }).kept).toEqual(NONE);
});
