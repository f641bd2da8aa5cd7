import { AppError } from '@candid/kernel';
import { KEY_BYTES, openEnvelope, sealEnvelope } from '../sealing/envelope.ts';

/** A key from the environment that wraps the keyring's epoch and subject keys. Its id is stored beside what it wrapped. */
export interface MasterKey {
  /** Letters, digits, `.`, `_` and `-`. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** A key as the keyring stores it. */
export interface WrappedKey {
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

export interface MasterKeys {
  /** The one new keys are wrapped with. */
  readonly currentId: string;
  /** @param name the wrapped key's kind and id: a wrapped key moved to another row does not open */
  wrap(name: string, key: Uint8Array): WrappedKey;
  /** @throws AppError `config_invalid` when the master key it names is not among those given, `sealed_corrupt` when it is wrong */
  unwrap(name: string, stored: WrappedKey): Buffer;
}

/**
 * @param list the first is current; the others still open what they wrapped, until `rotateMaster` has re-wrapped it
 * @throws AppError `config_invalid` for an empty list, an id twice or a key that is not 32 bytes
 */
export const createMasterKeys = (list: readonly MasterKey[]): MasterKeys => {
  const byId = new Map<string, Uint8Array>();
  for (const { id, key } of list) {
    if (!/^[\w.-]+$/.test(id)) throw invalid('an id has other characters than letters, digits, ".", "_" and "-"');
    if (byId.has(id)) throw invalid('an id is given twice', id);
    if (key.length !== KEY_BYTES) throw invalid(`a key must have ${KEY_BYTES} bytes`, id);
    byId.set(id, Uint8Array.from(key));
  }
  const current = list[0];
  if (current === undefined) throw invalid('at least one master key is needed');

  const find = (id: string): Uint8Array => {
    const key = byId.get(id);
    if (key === undefined) throw invalid('the keyring holds keys wrapped by a master key that is not given', id);
    return key;
  };
  return {
    currentId: current.id,
    wrap: (name, key) => ({
      masterKeyId: current.id,
      wrapped: sealEnvelope(find(current.id), wrapContext(name, current.id), key),
    }),
    unwrap: (name, { masterKeyId, wrapped }) => openEnvelope(find(masterKeyId), wrapContext(name, masterKeyId), wrapped),
  };
};

const wrapContext = (name: string, masterKeyId: string): string => `key ${name} by ${masterKeyId}`;

const invalid = (problem: string, masterKeyId?: string): AppError =>
  new AppError('config_invalid', { setting: 'MASTER_KEYS', problem, ...(masterKeyId === undefined ? {} : { masterKeyId }) });
