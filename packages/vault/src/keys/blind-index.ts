import { createHmac } from 'node:crypto';
import type { Keyring } from '../keyring.ts';
import { createCandidate } from './candidate.ts';
import type { MasterKeys } from './master-keys.ts';

/**
 * HMAC-SHA256 of a value under the index's own key (settled: look-up by e-mail goes through a keyed hash). The key is made at the
 * index's first use and wrapped by the master key, so rotation re-wraps it and never changes a hash.
 */
export const blindIndex = async (
  { keyring, masterKeys }: { readonly keyring: Keyring; readonly masterKeys: MasterKeys },
  { index, value }: { readonly index: string; readonly value: string },
): Promise<Buffer> => {
  const holder = await keyring.findIndexKey(index, createCandidate(masterKeys));
  const key = masterKeys.unwrap(holder.id, holder);
  const hash = createHmac('sha256', key).update(value).digest();
  key.fill(0);
  return hash;
};
