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

/** Bytes of a token in an address: what stands before the @ has 64 characters, and 32 of these are enough never to be guessed. */
const MAIL_TOKEN_BYTES = 20;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 (RFC 4648) in small letters, as mail servers may change the case of an address. */
const inSmallLetters = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)]).join('');
};

/** A new token of an address that confirms by an answer, and what of it is stored. */
export const newMailToken = (): { readonly token: string; readonly hash: Buffer } => {
  const token = inSmallLetters(randomBytes(MAIL_TOKEN_BYTES));
  return { token, hash: hashOfToken(token) };
};

/** The token of the address that ends updates: the same for one address of a reader always, so that every letter's works (OD-24). */
export const mailLeaveToken = async (
  { vault }: Keyed,
  index: Buffer,
): Promise<{ readonly token: string; readonly hash: Buffer }> => {
  const proof = await vault.blindIndex({ index: 'updates.leave', value: index.toString('hex') });
  const token = inSmallLetters(proof.subarray(0, MAIL_TOKEN_BYTES));
  return { token, hash: hashOfToken(token) };
};
