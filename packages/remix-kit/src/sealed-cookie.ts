import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Clock, Milliseconds } from '@candid/kernel';
import { currentKey, deriveKeys, type CookieSecret } from './keys.ts';

export interface SealedCookieOptions<T> {
  /** Name without prefix and port, as the policy declares it. */
  name: string;
  origin: URL;
  secrets: readonly CookieSecret[];
  clock: Clock;
  /** How long the value holds; null: until the browser closes, and never longer than `sealedFor`. */
  lifetime: Milliseconds | null;
  /** How long the server accepts a value of a cookie without a lifetime. */
  sealedFor?: Milliseconds;
  sameSite: 'Lax' | 'Strict';
  /** Reads the opened value; null makes it as if there were no cookie. */
  parse(value: unknown): T | null;
}

export interface SealedCookie<T> {
  /** Name as the browser sees it. */
  name: string;
  /** The first value that holds; null when there is none: it was changed, its key is gone, or its time is over. */
  read(headers: Headers): T | null;
  /** Every value that holds, for what must not depend on the order in which a browser sends cookies of one name. */
  readAll(headers: Headers): readonly T[];
  /** A Set-Cookie header. */
  write(value: T): string;
  /** A Set-Cookie header that removes the cookie. */
  clear(): string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const ONE_DAY = 86_400_000;

/**
 * The name a browser stores a cookie under. Ports do not separate cookies, so over http the port is part of the name;
 * over https the `__Host-` prefix makes the browser refuse the cookie from any other host or without Secure.
 */
export const instanceCookieName = (name: string, origin: URL): string =>
  origin.protocol === 'https:' ? `__Host-${name}` : `${name}-${origin.port === '' ? '80' : origin.port}`;

/** Tried of cookies that share a name: anybody on a neighbouring host can add to them. */
const MOST_VALUES = 10;

/** The values that a request has for a cookie's name, in the order the browser sends them. */
const readCookies = (headers: Headers, name: string): readonly string[] => {
  const pairs = headers.get('Cookie')?.split(';') ?? [];
  const values = pairs.flatMap((pair) => {
    const separator = pair.indexOf('=');
    return separator > 0 && pair.slice(0, separator).trim() === name ? [pair.slice(separator + 1).trim()] : [];
  });
  return values.slice(0, MOST_VALUES);
};

/**
 * A cookie that only this server can read or make: AES-256-GCM under a key derived from COOKIE_SECRETS, bound to the
 * cookie's name, with its end inside the seal. Written as `keyId.base64url(iv, ciphertext, tag)`.
 */
export const createSealedCookie = <T>(options: SealedCookieOptions<T>): SealedCookie<T> => {
  const name = instanceCookieName(options.name, options.origin);
  const keys = deriveKeys(options.secrets, `cookie/${name}`);
  const attributes = `Path=/; HttpOnly; SameSite=${options.sameSite}${options.origin.protocol === 'https:' ? '; Secure' : ''}`;

  const open = (sealed: string): unknown => {
    const separator = sealed.indexOf('.');
    const key = keys.get(sealed.slice(0, separator));
    const bytes = Buffer.from(sealed.slice(separator + 1), 'base64url');
    if (key === undefined || bytes.byteLength <= IV_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString();
      const [end, value] = JSON.parse(text) as [number, unknown];
      return end > options.clock.now().getTime() ? value : null;
    } catch {
      return null;
    }
  };

  const seal = (value: T): string => {
    const { id, key } = currentKey(keys);
    const end = options.clock.now().getTime() + (options.lifetime ?? options.sealedFor ?? ONE_DAY);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([iv, cipher.update(JSON.stringify([end, value])), cipher.final(), cipher.getAuthTag()]);
    return `${id}.${sealed.toString('base64url')}`;
  };

  const read = (sealed: string): T | null => {
    const value = open(sealed);
    return value === null ? null : options.parse(value);
  };

  return {
    name,
    read: (headers) => {
      for (const sealed of readCookies(headers, name)) {
        const value = read(sealed);
        if (value !== null) return value;
      }
      return null;
    },
    readAll: (headers) => readCookies(headers, name).flatMap((sealed) => read(sealed) ?? []),
    write: (value) => {
      const maxAge = options.lifetime === null ? '' : `; Max-Age=${Math.floor(options.lifetime / 1000)}`;
      return `${name}=${seal(value)}; ${attributes}${maxAge}`;
    },
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
};
