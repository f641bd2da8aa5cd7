import { AppError, newId, type Clock, type Milliseconds, type ObjectKeyId } from '@candid/kernel';
import { randomBytes } from 'node:crypto';
import type { HolderAddress, HolderKey, Keyring } from '../keyring.ts';
import { KEY_BYTES } from '../sealing/envelope.ts';
import { createCandidate } from './candidate.ts';
import { epochEnd, type KeyHolder } from './key-holder.ts';
import type { MasterKeys } from './master-keys.ts';
import { deriveObjectKey } from './object-key.ts';

export interface ObjectKeys {
  /** Makes the data key of one new object: one round trip to the keyring. Its bytes are the caller's to zero. */
  create(holder: KeyHolder, keyId?: ObjectKeyId): Promise<{ readonly keyId: ObjectKeyId; readonly dataKey: Buffer }>;
  /**
   * The data key of an object: one round trip to the keyring. Its bytes are the caller's to zero.
   * @throws AppError `key_destroyed` when it is gone or its deadline has passed, swept or not
   */
  open(keyId: ObjectKeyId): Promise<Buffer>;
  /** The same for many in one round trip; those that are gone or past their deadline are not in the answer. */
  openAll(keyIds: readonly ObjectKeyId[]): Promise<ReadonlyMap<ObjectKeyId, Buffer>>;
}

export interface ObjectKeysOptions {
  readonly keyring: Keyring;
  readonly masterKeys: MasterKeys;
  readonly clock: Clock;
  readonly epochGrain: Milliseconds;
}

/** Keeps no key in memory from one call to the next, so nothing here can outlive a destruction. */
export const createObjectKeys = (options: ObjectKeysOptions): ObjectKeys => {
  const { keyring, masterKeys, clock } = options;
  const hasPassed = (deadline: Date | null): boolean => deadline !== null && deadline.getTime() <= clock.now().getTime();

  const openAll = async (keyIds: readonly ObjectKeyId[]): Promise<Map<ObjectKeyId, Buffer>> => {
    const opened = new Map<ObjectKeyId, Buffer>();
    for (const [keyId, { holder, secret, destroyAfter }] of await keyring.findObjectKeys(keyIds)) {
      if (!hasPassed(destroyAfter)) opened.set(keyId, derive(masterKeys, holder, { keyId, secret, destroyAfter }));
    }
    return opened;
  };

  return {
    create: async (holder, keyId = newId<'object-key'>()) => {
      const destroyAfter = holder.destroyAfter ?? null;
      // An epoch that has ended must not come back: its next sweep would be late.
      if (hasPassed(destroyAfter)) throw new AppError('key_destroyed', { reason: 'sealed after its own deadline' });
      const secret = randomBytes(KEY_BYTES);
      const address = addressOf(holder, options.epochGrain);
      const candidate = createCandidate(masterKeys);
      const found = await keyring.addObjectKey({ keyId, secret, destroyAfter, address, candidate });
      return { keyId, dataKey: derive(masterKeys, found, { keyId, secret, destroyAfter }) };
    },

    open: async (keyId) => {
      const key = (await openAll([keyId])).get(keyId);
      if (key === undefined) throw new AppError('key_destroyed');
      return key;
    },

    openAll,
  };
};

const addressOf = (holder: KeyHolder, grain: Milliseconds): HolderAddress =>
  holder.kind === 'epoch'
    ? { kind: 'epoch', endsAt: epochEnd(holder.destroyAfter, grain) }
    : { kind: holder.kind, subjectId: holder.subjectId };

const derive = (masterKeys: MasterKeys, holder: HolderKey, parts: Parameters<typeof deriveObjectKey>[1]): Buffer => {
  const holderKey = masterKeys.unwrap(holder.id, holder);
  const dataKey = deriveObjectKey(holderKey, parts);
  holderKey.fill(0);
  return dataKey;
};
