import type { ObjectKeyId } from '@candid/kernel';
import { hkdfSync } from 'node:crypto';
import { KEY_BYTES } from '../sealing/envelope.ts';

export interface ObjectKeyParts {
  readonly keyId: ObjectKeyId;
  /** 32 random bytes that exist in the keyring's row and nowhere else. */
  readonly secret: Uint8Array;
  readonly destroyAfter: Date | null;
}

/**
 * The data key of one object, from its holder's key and the secret in its own row (HKDF-SHA256). Without either there is no way
 * to it, so deleting the row ends this one object and deleting the holder ends all of its objects. It is derived instead of
 * wrapped so that the keyring can make holder and object in one statement before anyone has seen the holder's key.
 * The deadline goes in as well: a row whose deadline was moved opens nothing.
 */
export const deriveObjectKey = (holderKey: Uint8Array, { keyId, secret, destroyAfter }: ObjectKeyParts): Buffer => {
  const name = `candid object key 1\0${keyId}\0${destroyAfter === null ? 'no deadline' : destroyAfter.getTime()}`;
  return Buffer.from(hkdfSync('sha256', holderKey, secret, name, KEY_BYTES));
};
