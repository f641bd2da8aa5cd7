import type { HolderTable, Keyring } from '../keyring.ts';
import type { MasterKeys } from './master-keys.ts';

const TABLES: readonly HolderTable[] = ['epoch_key', 'subject_key', 'index_key'];

export interface RotateMasterOptions {
  readonly keyring: Keyring;
  readonly masterKeys: MasterKeys;
  readonly batchSize: number;
}

/**
 * Wraps with the current master key whatever another one has wrapped. Each batch is stored whole or not at all and a key names
 * the master it is wrapped by, so it may be stopped anywhere and run again, and reading goes on meanwhile.
 * @returns how many keys were wrapped anew. With every process on the new list, a run that returns 0 means: retire the old one.
 */
export const rotateMaster = async ({ keyring, masterKeys, batchSize }: RotateMasterOptions): Promise<{ rewrapped: number }> => {
  let rewrapped = 0;
  for (const table of TABLES) {
    let afterId: string | null = null;
    for (;;) {
      const query = { table, masterKeyId: masterKeys.currentId, afterId, limit: batchSize };
      const holders = await keyring.listWrappedByOther(query);
      const last = holders.at(-1);
      if (last === undefined) break;
      const changes = holders.map((holder) => {
        const key = masterKeys.unwrap(holder.id, holder);
        const to = masterKeys.wrap(holder.id, key);
        key.fill(0);
        return { id: holder.id, fromMasterKeyId: holder.masterKeyId, to };
      });
      rewrapped += await keyring.storeRewrapped(table, changes);
      afterId = last.id;
    }
  }
  return { rewrapped };
};
