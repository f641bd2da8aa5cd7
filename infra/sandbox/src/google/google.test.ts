import { manualClock } from '@candid/testkit';
import * as client from 'openid-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '../index.ts';

// Goal: what a real OpenID client meets at the stand-in is what it would meet at Google, each fault included.
// Method: openid-client over HTTP; the browser's part is played by fetch, with the cookies kept by hand.

const CALLBACK = 'http://localhost:3000/auth/google/callback';
const clock = manualClock(new Date());
let sandbox: RunningSandbox;
let config: client.Configuration;

const connect = async (secret = sandbox.google.clientSecret): Promise<client.Configuration> => {
  const { issuer, clientId } = sandbox.google;
  const options = { execute: [client.allowInsecureRequests] };
  return client.discovery(new URL(issuer), clientId, secret, client.ClientSecretPost(secret), options);
};

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock });
  config = await connect();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.journal.clear();
});

/** A browser: follows redirects inside the stand-in, keeps its cookies, and stops at an address elsewhere. */
const browser = () => {
  const jar = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>): Promise<{ url: string; status: number; text: string }> => {
    if (!url.startsWith(sandbox.url)) return { url, status: 0, text: '' };
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie, accept: 'text/html' },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const to = answer.headers.get('location');
    if (to !== null) return visit(new URL(to, url).href);
    return { url, status: answer.status, text: await answer.text() };
  };
  return visit;
};

interface Begun {
  readonly url: URL;
  readonly checks: client.AuthorizationCodeGrantChecks & { pkceCodeVerifier: string };
}

const begin = async (more: Record<string, string> = {}): Promise<Begun> => {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedNonce, expectedState] = [client.randomNonce(), client.randomState()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    nonce: expectedNonce,
    state: expectedState,
    ...more,
  });
  return { url, checks: { pkceCodeVerifier, expectedNonce, expectedState } };
};

/** From the client's redirect to the address that the browser is sent back to. */
const choose = async ({ url }: Begun, form: Record<string, string>): Promise<URL> => {
  const visit = browser();
  const page = await visit(url.href);
  expect(page.status).toBe(200);
  return new URL((await visit(page.url, form)).url);
};

const signIn = async (form: Record<string, string> = { person: 'ada' }, more: Record<string, string> = {}) => {
  const begun = await begin(more);
  const tokens = await client.authorizationCodeGrant(config, await choose(begun, form), begun.checks);
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('no id_token came');
  return { tokens, claims };
};

const failure = async (promise: Promise<unknown>): Promise<Record<string, unknown>> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  return error as Record<string, unknown>;
};

describe('signing in', () => {
  it('gives name and address in the id_token and at userinfo, and no refresh token', async () => {
    const { tokens, claims } = await signIn();
    expect(claims).toMatchObject({
      iss: sandbox.google.issuer,
      aud: sandbox.google.clientId,
      azp: sandbox.google.clientId,
      sub: expect.stringMatching(/^1\d{20}$/),
      email: 'ada.lovelace@people.example',
      email_verified: true,
      name: 'Ada Lovelace',
      given_name: 'Ada',
      nonce: expect.any(String),
      at_hash: expect.any(String),
    });
    expect(claims.exp - claims.iat).toBe(3600);
    expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'openid email profile', expires_in: 3599 });
    expect(tokens).not.toHaveProperty('refresh_token');
    const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    expect(userinfo).toMatchObject({ sub: claims.sub, email: 'ada.lovelace@people.example', email_verified: true });
  });

  it('signs with a key that its JWKS names', async () => {
    client.enableNonRepudiationChecks(config);
    await signIn();
    sandbox.faults.set({ fault: 'google-bad-signature', when: 'next' });
    expect(await failure(signIn())).toMatchObject({ code: 'OAUTH_INVALID_RESPONSE' });
    config = await connect();
  });

  it.each([
    ['grace', { email: 'grace.hopper+images@people.example', email_verified: true }],
    ['unverified', { email_verified: false, name: 'Charles Babbage' }],
    ['rtl', { name: expect.stringMatching(/^\p{Script=Arabic}/u) }],
    ['long', { name: expect.stringMatching(/^.{290,}$/u) }],
  ])('knows %s', async (person, expected) => {
    expect((await signIn({ person })).claims).toMatchObject(expected);
  });

  it('has somebody without a name, and anybody one can type', async () => {
    expect((await signIn({ person: 'nameless' })).claims).not.toHaveProperty('name');
    const typed = { person: 'other', address: ' Zoë@exämple.org ', name: '<b>Zoë</b>', verified: 'yes' };
    const { claims } = await signIn(typed);
    expect(claims).toMatchObject({ email: 'Zoë@exämple.org', name: '<b>Zoë</b>', email_verified: true });
    const again = await signIn({ person: 'other', address: 'zoë@EXÄMPLE.org' });
    expect(again.claims).toMatchObject({ sub: claims.sub, email_verified: false });
  });

  it('gives what the scopes ask for and nothing else', async () => {
    const { claims, tokens } = await signIn(undefined, { scope: 'openid https://www.googleapis.com/auth/userinfo.email' });
    expect(claims).toHaveProperty('email');
    expect(claims).not.toHaveProperty('name');
    expect(tokens.scope).toBe('openid https://www.googleapis.com/auth/userinfo.email');
    expect((await signIn(undefined, { scope: 'openid' })).claims).not.toHaveProperty('email');
  });

  it('gives a refresh token where access_type is offline, and takes it', async () => {
    const { tokens, claims } = await signIn(undefined, { access_type: 'offline', prompt: 'consent select_account' });
    const fresh = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(fresh.claims()?.sub).toBe(claims.sub);
  });

  it('revokes with the token alone', async () => {
    const { tokens, claims } = await signIn();
    const revoke = () =>
      fetch(`${sandbox.google.issuer}/revoke`, { method: 'POST', body: new URLSearchParams({ token: tokens.access_token }) });
    expect((await revoke()).status).toBe(200);
    expect(await failure(client.fetchUserInfo(config, tokens.access_token, claims.sub))).toMatchObject({ status: 401 });
    expect((await revoke()).status).toBe(400);
  });

  it('keeps how it was asked, and nobody’s name or address', async () => {
    await signIn();
    const entries = sandbox.journal.entries();
    const of = (path: string) => entries.find((entry) => entry.path === path)?.signIn;
    expect(of('/google/o/oauth2/v2/auth')).toEqual({
      clientId: sandbox.google.clientId,
      scopes: ['openid', 'email', 'profile'],
      pkce: 'S256',
      nonce: true,
      state: true,
      accessType: null,
    });
    expect(of('/google/token')).toMatchObject({ pkce: 'verifier' });
    expect(JSON.stringify(entries)).not.toMatch(/lovelace/i);
  });
});

describe('what is refused', () => {
  it('a wrong or missing verifier, another address, a wrong secret', async () => {
    const back = async () => {
      const begun = await begin();
      return { checks: begun.checks, url: await choose(begun, { person: 'ada' }) };
    };
    const grant = async (change: object, configuration = config) => {
      const { url, checks } = await back();
      return failure(client.authorizationCodeGrant(configuration, url, { ...checks, ...change }));
    };
    const wrong = client.randomPKCECodeVerifier();
    expect(await grant({ pkceCodeVerifier: wrong })).toMatchObject({ error: 'invalid_grant' });
    expect(await grant({ pkceCodeVerifier: undefined })).toMatchObject({ error: 'invalid_grant' });
    expect(await grant({}, await connect('wrong'))).toMatchObject({ error: 'invalid_client', status: 401 });
    const elsewhere = await back();
    elsewhere.url.pathname = '/elsewhere';
    expect(await failure(client.authorizationCodeGrant(config, elsewhere.url, elsewhere.checks))).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('a code used twice, and what its first use gave', async () => {
    const begun = await begin();
    const back = await choose(begun, { person: 'ada' });
    const { access_token: token } = await client.authorizationCodeGrant(config, back, begun.checks);
    expect(await failure(client.authorizationCodeGrant(config, back, begun.checks))).toMatchObject({ error: 'invalid_grant' });
    expect(await failure(client.fetchUserInfo(config, token, client.skipSubjectCheck))).toMatchObject({ status: 401 });
  });

  it('a code after ten minutes', async () => {
    const begun = await begin();
    const back = await choose(begun, { person: 'ada' });
    clock.advance(600_000 + 1);
    expect(await failure(client.authorizationCodeGrant(config, back, begun.checks))).toMatchObject({ error: 'invalid_grant' });
    clock.set(new Date());
  });

  it('by the person', async () => {
    const begun = await begin();
    const back = await choose(begun, { person: 'nobody' });
    expect(back.origin).toBe('http://localhost:3000');
    expect(await failure(client.authorizationCodeGrant(config, back, begun.checks))).toMatchObject({ error: 'access_denied' });
  });

  it('without asking, when nobody may be asked', async () => {
    const begun = await begin({ prompt: 'none' });
    const back = new URL((await browser()(begun.url.href)).url);
    expect(await failure(client.authorizationCodeGrant(config, back, begun.checks))).toMatchObject({ error: 'login_required' });
  });

  it('addresses elsewhere, unless they are the ones that were registered', async () => {
    const visit = browser();
    const page = await visit((await begin({ redirect_uri: 'https://evil.example/' })).url.href);
    expect(page).toMatchObject({ status: 400, text: expect.stringMatching(/redirect_uri/) });
    const strict = await startSandbox({ port: 0, google: { redirectUris: [CALLBACK] } });
    const ask = (uri: string) =>
      fetch(
        `${strict.google.issuer}/o/oauth2/v2/auth?client_id=${strict.google.clientId}&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(uri)}`,
        { redirect: 'manual' },
      );
    expect((await ask(CALLBACK)).status).toBe(303);
    expect((await ask('http://localhost:3000/other')).status).toBe(400);
    await strict.close();
  });

  it('a choice whose sign-in is gone, with a page that says so', async () => {
    const page = await browser()(`${sandbox.google.issuer}/choose/unknown`);
    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('This sign-in has ended') });
  });

  it('an address that is none, keeping what was typed', async () => {
    const visit = browser();
    const page = await visit((await begin()).url.href);
    const again = await visit(page.url, { person: 'other', address: 'no "address"', name: 'Zoë' });
    expect(again).toMatchObject({ status: 400, text: expect.stringMatching(/value="no &quot;address&quot;"[^]*value="Zoë"/) });
  });
});

describe('faults', () => {
  const fail = (fault: Parameters<typeof sandbox.faults.set>[0]['fault']) => sandbox.faults.set({ fault, when: 'next' });

  it.each([
    ['google-wrong-nonce', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'nonce'],
    ['google-wrong-audience', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'aud'],
    ['google-expired', 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED', 'exp'],
  ] as const)('%s is seen in the id_token', async (fault, code, claim) => {
    fail(fault);
    expect(await failure(signIn())).toMatchObject({ code, cause: { cause: { claim } } });
  });

  it.each([
    ['google-token-400', { status: 400, error: 'invalid_grant' }],
    ['google-token-500', { cause: { status: 500 } }],
  ] as const)('%s at the token endpoint', async (fault, expected) => {
    fail(fault);
    expect(await failure(signIn())).toMatchObject(expected);
  });

  it.each([
    ['google-userinfo-401', { status: 401 }],
    ['google-userinfo-500', { cause: { status: 500 } }],
    ['google-userinfo-no-subject', { code: 'OAUTH_INVALID_RESPONSE' }],
    ['google-userinfo-other-subject', { code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' }],
  ] as const)('%s', async (fault, expected) => {
    const { tokens, claims } = await signIn();
    fail(fault);
    expect(await failure(client.fetchUserInfo(config, tokens.access_token, claims.sub))).toMatchObject(expected);
  });

  it.each([
    ['google-email-missing', undefined],
    ['google-email-unverified', false],
    ['google-email-verified-text', 'false'],
  ] as const)('%s, in the id_token and at userinfo', async (fault, verified) => {
    fail(fault);
    const { tokens, claims } = await signIn();
    const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    for (const said of [claims, userinfo]) {
      if (verified === undefined) expect(said).not.toHaveProperty('email');
      else expect(said.email_verified).toBe(verified);
    }
  });

  it('hangs until the client leaves', async () => {
    const { tokens } = await signIn();
    sandbox.journal.clear();
    fail('google-userinfo-hang');
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    const asked = failure(fetch(`${sandbox.google.issuer}/v1/userinfo`, { headers, signal: leaving.signal }));
    await expect.poll(() => sandbox.journal.count('/google/v1/userinfo')).toBe(1);
    leaving.abort();
    expect(await asked).toMatchObject({ name: 'AbortError' });
    await expect.poll(() => sandbox.journal.entries()[0]?.outcome).toBe('left');
  });

  it('looks at no verifier when PKCE is ignored', async () => {
    const begun = await begin();
    const back = await choose(begun, { person: 'ada' });
    fail('google-pkce-ignored');
    const wrong = { ...begun.checks, pkceCodeVerifier: client.randomPKCECodeVerifier() };
    expect((await client.authorizationCodeGrant(config, back, wrong)).claims()).toHaveProperty('email');
  });
});
