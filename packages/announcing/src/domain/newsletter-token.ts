import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Vault } from '@candid/vault';

type Keyed = { readonly vault: Pick<Vault, 'blindIndex'> };

const TOKEN_BYTES = 32;
const LEAVE = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new token of a link that confirms an address, and what of it is stored. */
export const newConfirmToken = (): { readonly token: string; readonly hash: Buffer } => {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, hash: hashOfToken(token) };
};

const proofOf = ({ vault }: Keyed, index: Buffer): Promise<Buffer> =>
  vault.blindIndex({ index: 'newsletter.leave', value: index.toString('hex') });

/**
 * What a link to leave carries: the keyed hash of an address and the proof that it was written here. It works for as long as somebody
 * keeps the letter, and needs no row (RFC 8058).
 */
export const leaveToken = async (keyed: Keyed, index: Buffer): Promise<string> =>
  `${index.toString('base64url')}.${(await proofOf(keyed, index)).toString('base64url')}`;

/** The keyed hash of the address that a token stands for; null for one that was not written here. */
export const readLeaveToken = async (keyed: Keyed, token: string): Promise<Buffer | null> => {
  const [, text = '', proof = ''] = LEAVE.exec(token) ?? [];
  if (text === '') return null;
  const index = Buffer.from(text, 'base64url');
  return timingSafeEqual(Buffer.from(proof, 'base64url'), await proofOf(keyed, index)) ? index : null;
};
