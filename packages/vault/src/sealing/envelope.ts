import { AppError } from '@candid/kernel';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/** What is sealed with a key of ours is always AES-256-GCM. */
export const CIPHER = 'aes-256-gcm';

/** The length of every symmetric key, in bytes. */
export const KEY_BYTES = 32;

/**
 * Seals a short value with AES-256-GCM: version (1 byte), random nonce (12), ciphertext, tag (16).
 * @param associated says what this value is and where it belongs; opening needs the same words. Authenticated, not stored.
 */
export const sealEnvelope = (key: Uint8Array, associated: string, plaintext: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(associated));
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
};

/**
 * Opens what `sealEnvelope` made.
 * @throws AppError `sealed_corrupt` for any change, a wrong key or other associated words: which of them cannot be told apart
 */
export const openEnvelope = (key: Uint8Array, associated: string, sealed: Uint8Array): Buffer => {
  if (sealed.length < HEADER_BYTES + TAG_BYTES) throw new AppError('sealed_corrupt', { reason: 'too short' });
  if (sealed[0] !== VERSION) throw new AppError('sealed_corrupt', { reason: 'unknown version' });
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, HEADER_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(associated));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plaintext = decipher.update(sealed.subarray(HEADER_BYTES, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch (cause) {
    plaintext.fill(0);
    throw new AppError('sealed_corrupt', { reason: 'authentication' }, { cause });
  }
  return plaintext;
};

const associatedData = (associated: string): Buffer => Buffer.from(`candid envelope ${VERSION}\0${associated}`);
