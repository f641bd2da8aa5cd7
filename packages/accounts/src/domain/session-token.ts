import { createHash, randomBytes } from 'node:crypto';

/** A new session token: random, text that fits a cookie or a header (OH-16). @param bits 256 in every policy */
export const createToken = (bits: number): string => randomBytes(bits / 8).toString('base64url');

/** What is stored of a token. It is random, so a plain hash cannot be guessed back. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
