import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '@candid/kernel';
import { currentKey, deriveKeys, type CookieSecret } from './keys.ts';

/**
 * Second of two walls against forged requests. The first stands at the front door and needs no state: every
 * state-changing request must carry our own `Origin` (and `Sec-Fetch-Site: same-origin` where the browser knows it),
 * which no other site can make a browser send. The token covers what that cannot: a form of another session, replayed or
 * injected on our own origin. It is an HMAC over the session, so nothing is stored, and a session's end is its end.
 */
export interface FormTokens {
  /** A token for forms of this session; each call gives another text for the same right. */
  issue(sessionId: string): string;
  /** @throws AppError `csrf_failed` when the token is missing, changed, or of another session. */
  verify(token: unknown, sessionId: string): void;
}

const SALT_BYTES = 9;

const sign = (key: Buffer, salt: string, sessionId: string): string =>
  createHmac('sha256', key).update(`${salt}\n${sessionId}`).digest('base64url');

/** Tokens are `keyId.salt.mac`; any secret still listed verifies. */
export const createFormTokens = (secrets: readonly CookieSecret[]): FormTokens => {
  const keys = deriveKeys(secrets, 'form-token');
  return {
    issue: (sessionId) => {
      const { id, key } = currentKey(keys);
      const salt = randomBytes(SALT_BYTES).toString('base64url');
      return `${id}.${salt}.${sign(key, salt, sessionId)}`;
    },
    verify: (token, sessionId) => {
      const [id = '', salt = '', mac = ''] = typeof token === 'string' ? token.split('.') : [];
      const key = keys.get(id);
      if (key === undefined) throw new AppError('csrf_failed');
      const expected = Buffer.from(sign(key, salt, sessionId));
      const given = Buffer.from(mac);
      if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) throw new AppError('csrf_failed');
    },
  };
};
