import { systemClock } from '@candid/kernel';
import { startSandbox, type FaultName, type RunningSandbox } from '@candid/sandbox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createGoogleSignIn, type GoogleSignIn } from './google-sign-in.ts';

const CALLBACK = 'http://localhost:3000/auth/google/callback';
let sandbox: RunningSandbox;
let called: string[] = [];
let google: GoogleSignIn;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  google = signIn();
});
beforeEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

const signIn = (): GoogleSignIn =>
  createGoogleSignIn({
    ...sandbox.google,
    callbackUrl: CALLBACK,
    scopes: ['openid', 'email', 'profile'],
    clock: systemClock(),
    fetch: (input, init) => {
      called.push(new URL(input instanceof Request ? input.url : input).pathname);
      return fetch(input, init);
    },
  });

/** Follows the way over the consent page as a browser does, up to where it sends back to us. */
const consent = async (location: string, person: string): Promise<string> => {
  const jar = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>): Promise<string> => {
    if (!url.startsWith(sandbox.url)) return url;
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    if (next !== null) return visit(new URL(next, url).href);
    if (form) throw new Error(`the consent page answered ${answer.status}`);
    return visit(url, { person });
  };
  return visit(location);
};

const begin = async () => {
  const begun = await google.begin();
  return { ...begun, asked: new URL(begun.location).searchParams };
};
const finishAs = async (name: string) => {
  const { location, attempt } = await begin();
  return google.finish(new URL(await consent(location, name)), attempt);
};

test('OH-03: asks for exactly three scopes, with PKCE, nonce and state, and gets address, name and number', async () => {
  const { asked, attempt } = await begin();
  expect(asked.get('scope')).toBe('openid email profile');
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('code_challenge')).not.toBe(attempt.verifier);
  expect([asked.get('nonce'), asked.get('state')]).toEqual([attempt.nonce, attempt.state]);
  const person = await finishAs('ada');
  expect(person).toEqual({
    googleId: expect.stringMatching(/^\d{21}$/),
    email: 'ada.lovelace@people.example',
    name: 'Ada Lovelace',
  });
});

test('a person without a name has none', async () => {
  expect((await finishAs('nameless')).name).toBeNull();
});

test('whoever says no at Google is told so, and nothing was asked of it', async () => {
  called = [];
  await expect(finishAs('nobody')).rejects.toMatchObject({ code: 'sign_in_refused' });
  expect(called.filter((path) => /token|userinfo/.test(path))).toEqual([]);
});

test('an address that Google has not verified signs nobody in (R19)', () =>
  expect(finishAs('unverified')).rejects.toMatchObject({ code: 'email_unverified' }));

test('an answer with another state, or to another attempt, is refused before anything is asked', async () => {
  const [mine, other] = [await begin(), await begin()];
  const answer = await consent(mine.location, 'ada');
  called = [];
  await expect(google.finish(new URL(answer), other.attempt)).rejects.toMatchObject({ code: 'sign_in_expired' });
  await expect(google.finish(new URL(CALLBACK), mine.attempt)).rejects.toMatchObject({ code: 'sign_in_expired' });
  expect(called).toEqual([]);
  // The code of one attempt with the secrets of another: PKCE holds.
  const crossed = new URL(answer);
  crossed.searchParams.set('state', other.attempt.state);
  await expect(google.finish(new URL(crossed), other.attempt)).rejects.toMatchObject({ code: 'sign_in_unavailable' });
});

test('a code is good once', async () => {
  const { location, attempt } = await begin();
  const answer = await consent(location, 'ada');
  await google.finish(new URL(answer), attempt);
  await expect(google.finish(new URL(answer), attempt)).rejects.toMatchObject({ code: 'sign_in_unavailable' });
});

const REFUSED: readonly (readonly [FaultName, string])[] = [
  ['google-userinfo-401', 'sign_in_unavailable'],
  ['google-userinfo-500', 'sign_in_unavailable'],
  ['google-userinfo-no-subject', 'sign_in_unavailable'],
  ['google-userinfo-other-subject', 'sign_in_unavailable'],
  ['google-email-missing', 'email_unverified'],
  ['google-email-unverified', 'email_unverified'],
  ['google-email-verified-text', 'email_unverified'],
  ['google-token-400', 'sign_in_unavailable'],
  ['google-token-500', 'sign_in_unavailable'],
  ['google-wrong-nonce', 'sign_in_unavailable'],
  ['google-wrong-audience', 'sign_in_unavailable'],
  ['google-expired', 'sign_in_unavailable'],
  ['google-bad-signature', 'sign_in_unavailable'],
];

test.each(REFUSED)('%s signs nobody in: %s', async (fault, code) => {
  sandbox.faults.set({ fault, when: 'next' });
  await expect(finishAs('ada')).rejects.toMatchObject({ code });
});

test('a provider that says it is another one is not asked further', async () => {
  const wrong = createGoogleSignIn({
    ...sandbox.google,
    issuer: sandbox.google.issuer.replace('127.0.0.1', 'localhost'),
    callbackUrl: CALLBACK,
    scopes: ['openid'],
    fetch,
    clock: systemClock(),
  });
  await expect(wrong.begin()).rejects.toMatchObject({
    code: 'sign_in_unavailable',
    detail: { step: 'discovery' },
  });
});
