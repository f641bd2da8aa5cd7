import type { ObjectKeyId, SubjectId } from '@candid/kernel';
import type { WrappedKey } from './keys/master-keys.ts';

/** A key that object keys are derived under: an epoch's or a subject's. */
export interface HolderKey extends WrappedKey {
  readonly id: string;
}

export type SubjectKeyKind = 'content' | 'contact';

/** Which holder is meant; the keyring makes it at first use. */
export type HolderAddress =
  | { readonly kind: 'epoch'; readonly endsAt: Date }
  | { readonly kind: SubjectKeyKind; readonly subjectId: SubjectId };

/** Whose an object's holder is; `subjectId` null under an epoch. */
export interface KeyOwner {
  readonly keyId: ObjectKeyId;
  readonly kind: 'epoch' | SubjectKeyKind;
  readonly subjectId: SubjectId | null;
}

export interface StoredObjectKey {
  readonly holder: HolderKey;
  readonly secret: Buffer;
  readonly destroyAfter: Date | null;
}

export interface NewObjectKey {
  readonly keyId: ObjectKeyId;
  readonly secret: Uint8Array;
  readonly destroyAfter: Date | null;
  readonly address: HolderAddress;
  /** Becomes the holder if there is none yet at this address. */
  readonly candidate: HolderKey;
}

/** The kinds of rows that a master key has wrapped. */
export type HolderTable = 'epoch_key' | 'subject_key' | 'index_key';

/** Where keys live: apart from what they open, so that deleting one also ends every copy and backup of what it opened. */
export interface Keyring {
  /**
   * Stores an object's secret and returns the holder it belongs to, in one round trip.
   * @throws AppError `key_destroyed` when the holder was destroyed at the same moment
   */
  addObjectKey(added: NewObjectKey): Promise<HolderKey>;
  /** Those of them that are there, in one round trip. */
  findObjectKeys(keyIds: readonly ObjectKeyId[]): Promise<ReadonlyMap<ObjectKeyId, StoredObjectKey>>;
  /** Under whose key each of them lies, of those that are there. */
  listHolders(keyIds: readonly ObjectKeyId[]): Promise<readonly KeyOwner[]>;
  /** Makes one subject's content keys another's; what lies under them stays as it is. @returns how many keys */
  handOverContent(move: { readonly from: SubjectId; readonly to: SubjectId }): Promise<number>;
  /** The key of a blind index; the candidate becomes it if there is none yet of this name. */
  findIndexKey(name: string, candidate: HolderKey): Promise<HolderKey>;
  /** Ids that are not there are no error. @returns how many were there */
  destroyObjectKeys(keyIds: readonly ObjectKeyId[]): Promise<number>;
  /** Destroys all object keys and epochs whose time has come. */
  destroyDue(now: Date): Promise<{ readonly objects: number; readonly epochs: number }>;
  /** How many object keys and epochs have a deadline, and how many of them are past it. */
  countDue(now: Date): Promise<{ readonly held: number; readonly overdue: number }>;
  /** How many holders another master key than this has wrapped. */
  countWrappedByOther(masterKeyId: string): Promise<number>;
  /** Destroys the subject's keys and every object key under them. */
  destroySubject(subjectId: SubjectId): Promise<{ readonly objects: number; readonly keys: number }>;
  /** Holders that another master key than this has wrapped, in the order of their ids. */
  listWrappedByOther(query: {
    readonly table: HolderTable;
    readonly masterKeyId: string;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly HolderKey[]>;
  /**
   * Stores holders wrapped anew, all or none; one that was destroyed or re-wrapped in the meantime is left as it is.
   * @returns how many were stored
   */
  storeRewrapped(
    table: HolderTable,
    changes: readonly { readonly id: string; readonly fromMasterKeyId: string; readonly to: WrappedKey }[],
  ): Promise<number>;
}
