import { randomBytes, randomUUID } from 'node:crypto';
import type { HolderKey } from '../keyring.ts';
import { KEY_BYTES } from '../sealing/envelope.ts';
import type { MasterKeys } from './master-keys.ts';

/** A fresh holder's key, seen only wrapped: whether it is used or another was there first, unwrapping is the one way to it. */
export const createCandidate = (masterKeys: MasterKeys): HolderKey => {
  const id = randomUUID();
  const key = randomBytes(KEY_BYTES);
  const wrapped = masterKeys.wrap(id, key);
  key.fill(0);
  return { id, ...wrapped };
};
