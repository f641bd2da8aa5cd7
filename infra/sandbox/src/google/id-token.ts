import type { Clock } from '@candid/kernel';
import { createHash, sign, type KeyObject } from 'node:crypto';
import { unixSeconds } from '../call.ts';
import type { ActiveFaults } from '../control/faults.ts';

type Claims = Record<string, unknown>;

export interface IdTokenOptions {
  readonly clock: Clock;
  readonly key: KeyObject;
  readonly faults: ActiveFaults;
  /** The access token it comes with. */
  readonly accessToken: string;
}

const LIFETIME_SECONDS = 3_600;

const readPart = (part = ''): Claims => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Claims;
const writePart = (part: Claims): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The left half of the access token's SHA-256, as OpenID Connect Core 3.1.3.6 defines it. */
const hashOf = (accessToken: string): string =>
  createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');

const claimsWith = (claims: Claims, faults: ActiveFaults): Claims => ({
  ...claims,
  ...(faults.has('google-wrong-nonce') && { nonce: 'another-nonce' }),
  ...(faults.has('google-wrong-audience') && { aud: 'another-client', azp: 'another-client' }),
  ...(faults.has('google-expired') && {
    iat: Number(claims.iat) - 2 * LIFETIME_SECONDS,
    exp: Number(claims.exp) - 2 * LIFETIME_SECONDS,
  }),
});

/** The library's id_token as Google words it (`azp`, `at_hash`, the sandbox's clock), with the faults of this call, signed anew with RS256. */
export const rewriteIdToken = (token: string, { clock, key, faults, accessToken }: IdTokenOptions): string => {
  const [header = '', payload] = token.split('.');
  const claims = readPart(payload);
  const now = unixSeconds(clock);
  const timed = { ...claims, azp: claims.aud, at_hash: hashOf(accessToken), iat: now, exp: now + LIFETIME_SECONDS };
  const signed = `${header}.${writePart(claimsWith(timed, faults))}`;
  const signature = sign('sha256', Buffer.from(signed), key);
  if (faults.has('google-bad-signature')) signature.reverse();
  return `${signed}.${signature.toString('base64url')}`;
};
