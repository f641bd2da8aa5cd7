import { createHmac, timingSafeEqual } from 'node:crypto';
import { readMasterKeys } from '../data-folder/secrets.ts';
import { trouble } from '../trouble.ts';

/**
 * For each of `id:base64,…` a value that only this key gives. The keys are 256 random bits: nothing is learnt from it.
 */
export const checkValues = (masterKeys: string): Record<string, string> =>
  Object.fromEntries(
    readMasterKeys(masterKeys).map(({ id, key }) => [
      id,
      createHmac('sha256', key).update('candid backup: which master key').digest('hex'),
    ]),
  );

/**
 * @param wanted of the backup's manifest
 * @throws AppError `config_invalid` when a key that wraps the backup's keys is not at hand
 */
export const checkMasterKeys = (masterKeys: string, wanted: Readonly<Record<string, string>>): void => {
  const here = checkValues(masterKeys);
  for (const [id, value] of Object.entries(wanted)) {
    const ours = here[id];
    if (ours !== undefined && ours.length === value.length && timingSafeEqual(Buffer.from(ours), Buffer.from(value))) continue;
    throw trouble(
      `The master key "${id}" here is not the one that this keyring was backed up under: nothing would open. Give the secrets.json of that installation with --secrets-from FILE, and a new DATA_DIR.`,
    );
  }
};
