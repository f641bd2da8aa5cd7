import { randomBytes } from 'node:crypto';
import { duration } from '@candid/kernel';
import { describe, expect, test } from 'vitest';
import {
  createFormTokens,
  createSealedCookie,
  instanceCookieName,
  type CookieSecret,
  type SealedCookieOptions,
} from './index.ts';

const secret = (id: string): CookieSecret => ({ id, key: randomBytes(32) });
const [oldSecret, newSecret] = [secret('2025'), secret('2026')];

const cookieOf = (changes: Partial<SealedCookieOptions<string>> = {}) => {
  const clock = { time: 0, now: () => new Date(clock.time) };
  const cookie = createSealedCookie<string>({
    name: 'candid',
    origin: new URL('http://localhost:3000'),
    secrets: [oldSecret],
    clock,
    lifetime: duration.hours(1),
    sameSite: 'Lax',
    parse: (value) => (typeof value === 'string' ? value : null),
    ...changes,
  });
  return { cookie, clock };
};

const sentBack = (setCookie: string): Headers => new Headers({ Cookie: `other=1; ${setCookie.split(';')[0] ?? ''}` });

describe('sealed cookie', () => {
  test('comes back as it was, and says nothing to its bearer', () => {
    const { cookie } = cookieOf();
    const header = cookie.write('token-of-a-session');
    expect(cookie.read(sentBack(header))).toBe('token-of-a-session');
    expect(header).not.toContain('token-of-a-session');
    expect(header).toMatch(/^candid-3000=.*; Path=\/; HttpOnly; SameSite=Lax; Max-Age=3600$/);
  });

  test('of several with one name, the first that holds is read, or every one', () => {
    const { cookie } = cookieOf();
    const pairs = ['candid-3000=forged', ...['first', 'second'].map((value) => cookie.write(value).split(';')[0])];
    const headers = new Headers({ Cookie: pairs.join('; ') });
    expect(cookie.read(headers)).toBe('first');
    expect(cookie.readAll(headers)).toEqual(['first', 'second']);
    expect(cookie.readAll(new Headers())).toEqual([]);
  });

  test('every changed character makes it unreadable', () => {
    const { cookie } = cookieOf();
    const [pair = ''] = cookie.write('x').split(';');
    for (let at = 'candid-3000='.length; at < pair.length; at++) {
      const changed = pair.slice(0, at) + (pair[at] === 'A' ? 'B' : 'A') + pair.slice(at + 1);
      // base64url ignores the unused bits of its last character: the same bytes are the same cookie.
      if (
        Buffer.from(changed.split('.')[1] ?? '', 'base64url').equals(Buffer.from(pair.split('.')[1] ?? '', 'base64url')) &&
        changed.split('.')[0] === pair.split('.')[0]
      )
        continue;
      expect(cookie.read(new Headers({ Cookie: changed })), `character ${at}`).toBeNull();
    }
  });

  test('ends with its lifetime, on the server too', () => {
    const { cookie, clock } = cookieOf();
    const headers = sentBack(cookie.write('x'));
    clock.time = duration.hours(1) - 1;
    expect(cookie.read(headers)).toBe('x');
    clock.time = duration.hours(1);
    expect(cookie.read(headers)).toBeNull();
  });

  test('survives a new secret, and dies with its own', () => {
    const headers = sentBack(cookieOf().cookie.write('x'));
    expect(cookieOf({ secrets: [newSecret, oldSecret] }).cookie.read(headers)).toBe('x');
    expect(cookieOf({ secrets: [newSecret] }).cookie.read(headers)).toBeNull();
  });

  test('another instance and another cookie cannot open it', () => {
    const [pair = ''] = cookieOf().cookie.write('x').split(';');
    const value = pair.slice(pair.indexOf('=') + 1);
    const elsewhere = cookieOf({ origin: new URL('http://localhost:4000') }).cookie;
    expect(elsewhere.read(new Headers({ Cookie: `${elsewhere.name}=${value}` }))).toBeNull();
  });

  test('over https only this host can have set it', () => {
    const origin = new URL('https://candid.example');
    expect(instanceCookieName('candid', origin)).toBe('__Host-candid');
    expect(cookieOf({ origin }).cookie.write('x')).toMatch(/; Secure/);
  });

  test('refuses to start on a short secret', () => {
    expect(() => cookieOf({ secrets: [{ id: 'a', key: new Uint8Array(31) }] })).toThrow('config_invalid');
  });
});

describe('form token', () => {
  test('holds for its own session only, under any secret still listed', () => {
    const token = createFormTokens([oldSecret]).issue('session-1');
    const tokens = createFormTokens([newSecret, oldSecret]);
    expect(() => tokens.verify(token, 'session-1')).not.toThrow();
    expect(() => tokens.verify(token, 'session-2')).toThrow('csrf_failed');
    expect(() => createFormTokens([newSecret]).verify(token, 'session-1')).toThrow('csrf_failed');
    for (const forged of [undefined, '', 'a.b.c', `${token}x`, token.slice(0, -1)]) {
      expect(() => tokens.verify(forged, 'session-1')).toThrow('csrf_failed');
    }
  });
});
