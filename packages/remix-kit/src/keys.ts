import { hkdfSync } from 'node:crypto';
import { AppError } from '@candid/kernel';

/** One secret of COOKIE_SECRETS. The first of a list seals; all of them open, which is how they are rotated. */
export interface CookieSecret {
  id: string;
  /** At least 32 bytes. */
  key: Uint8Array;
}

const MIN_BYTES = 32;

/**
 * Derives one 256-bit key per secret for one purpose, so that a cookie can never pass for a form token or for another cookie.
 * @throws AppError `config_invalid` when there is no secret or one is too short.
 */
export const deriveKeys = (secrets: readonly CookieSecret[], purpose: string): ReadonlyMap<string, Buffer> => {
  if (secrets.length === 0 || secrets.some(({ key }) => key.byteLength < MIN_BYTES))
    throw new AppError('config_invalid', { field: 'COOKIE_SECRETS' });
  return new Map(secrets.map(({ id, key }) => [id, Buffer.from(hkdfSync('sha256', key, '', `candid/${purpose}`, 32))]));
};

/** The key that seals new values. */
export const currentKey = (keys: ReadonlyMap<string, Buffer>): { id: string; key: Buffer } => {
  const first = keys.entries().next().value;
  if (first === undefined) throw new AppError('config_invalid', { field: 'COOKIE_SECRETS' });
  return { id: first[0], key: first[1] };
};
