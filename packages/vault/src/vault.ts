import {
  bytes,
  duration,
  newId,
  type BlobId,
  type Clock,
  type Milliseconds,
  type ObjectKeyId,
  type SubjectId,
} from '@candid/kernel';
import type { BlobStore } from './blobs/blob-store.ts';
import {
  countBlobs,
  sweepBlobs,
  type CountBlobsResult,
  type SweepBlobsOptions,
  type SweepBlobsResult,
} from './blobs/sweep-blobs.ts';
import type { KeyOwner, Keyring } from './keyring.ts';
import type { KeyHolder } from './keys/key-holder.ts';
import { createMasterKeys, type MasterKey } from './keys/master-keys.ts';
import { blindIndex } from './keys/blind-index.ts';
import { createObjectKeys, type ObjectKeys } from './keys/object-keys.ts';
import { rotateMaster } from './keys/rotate-master.ts';
import { openEnvelope, sealEnvelope } from './sealing/envelope.ts';
import type { ByteSource } from './sealing/pieces.ts';
import { openStream, sealStream } from './sealing/stream.ts';

const CHUNK_BYTES = bytes.kib(64);
const ROTATION_BATCH = 100;
/** Longer than from the start of a put to the commit of its row. */
const ORPHAN_GRACE = duration.minutes(10);

export interface VaultOptions {
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  /** The first is current; see `createMasterKeys`. */
  readonly masterKeys: readonly MasterKey[];
  readonly clock: Clock;
  /**
   * Deadlines are rounded up to this for their epoch. Small enough that the epoch's key, too, is destroyed within 60 s of the
   * last deadline in it when `destroyDue` runs every 30 s (OH-06). Default 30 s.
   */
  readonly epochGrain?: Milliseconds;
}

export interface Sealing {
  readonly keyHolder: KeyHolder;
  /** Where the sealed value belongs, as `table.column:id`: it opens nowhere else. */
  readonly context: string;
}

/** A sealed text with what it takes to open it. */
export interface SealedField {
  readonly keyId: ObjectKeyId;
  readonly context: string;
  readonly sealed: Uint8Array;
}

export interface DestroyDueResult {
  readonly destroyedObjects: number;
  readonly destroyedEpochs: number;
}

/**
 * Seals what is personal, and deletes it by destroying its key.
 *
 * Every object (a field or a blob) has a key of its own in the keyring, under the key of its epoch or its subject, under a
 * master key from the environment. Opening needs all three, and none of them lies in the main database or its backups.
 * All methods throw AppError: `key_destroyed` when the key is gone or its deadline has passed, `sealed_corrupt` when what was
 * sealed, its key's row or the context is not what it was, `config_invalid` when the keyring names an unknown master key.
 */
export interface Vault {
  /** Seals a short text. @throws TypeError for text with lone surrogates: it has no UTF-8 form and could not come back as it was */
  sealField(field: Sealing & { readonly plaintext: string }): Promise<{ keyId: ObjectKeyId; sealed: Buffer }>;
  openField(field: SealedField): Promise<string>;
  /** Opens many fields with one look into the keyring, in their order; null for one whose key is gone or past its deadline. */
  openFields(fields: readonly SealedField[]): Promise<readonly (string | null)[]>;
  /**
   * Seals bytes into the blob store, durable when it resolves; when it rejects, neither blob nor key is left. Holds one chunk
   * (64 KiB) of plaintext besides what the source yields, and about 1 MiB of what is sealed.
   * @param blob.keyId a name for its key that is known before it is sealed, so that it can be destroyed though nobody wrote it down;
   * one name seals once. A random one when left out.
   * @returns byteSize: of the plaintext
   * @throws AppError `storage_full`
   */
  putBlob(
    blob: Sealing & { readonly source: ByteSource | Uint8Array; readonly keyId?: ObjectKeyId },
  ): Promise<{ blobId: BlobId; keyId: ObjectKeyId; byteSize: number }>;
  /**
   * Resolves once the key is there. Bytes are yielded chunk by chunk after their tag was checked; reading to the end proves that
   * nothing is missing. Reading throws `gone` when the blob was deleted and `sealed_corrupt` as above.
   */
  openBlob(blob: {
    readonly blobId: BlobId;
    readonly keyId: ObjectKeyId;
    readonly context: string;
  }): Promise<AsyncIterable<Uint8Array>>;
  /**
   * A keyed hash to look a value up by without storing it: equal values of one index have equal hashes, and without the keyring
   * neither can a hash be made nor a guess be tried. @param index what is looked up, such as `account.email`
   */
  blindIndex(entry: { readonly index: string; readonly value: string }): Promise<Buffer>;
  /** Frees the room. Deleting is `destroyKeys`; a blob that is not there is no error. */
  deleteBlob(blobId: BlobId): Promise<void>;
  /** Deletes objects for good, in every copy; ids that are not there are no error. @returns how many were there */
  destroyKeys(keyIds: readonly ObjectKeyId[]): Promise<number>;
  /** Destroys every object key and epoch key whose time has passed (OH-06). Reading refuses them from the deadline on already. */
  destroyDue(now: Date): Promise<DestroyDueResult>;
  /** Keys that have a deadline, and those of them that are past it and still there. */
  countKeys(now: Date): Promise<{ readonly held: number; readonly overdue: number }>;
  /**
   * Destroys both keys of a subject and all objects under them. Objects under epoch keys are not the subject's to find here:
   * their key ids stand in the subject's rows. A later seal for this subject would begin a new key: the fence refuses it before.
   */
  destroySubject(subjectId: SubjectId): Promise<{ destroyedObjects: number; destroyedKeys: number }>;
  /**
   * Makes what one subject sealed under their content key another's, without touching it: a visitor who signs in. A later seal for the
   * first begins a new key. @returns how many keys changed hands
   */
  handOverContent(move: { readonly from: SubjectId; readonly to: SubjectId }): Promise<number>;
  /** Under whose key each object lies, of those that are still there: says who could open it, opens nothing. */
  listHolders(keyIds: readonly ObjectKeyId[]): Promise<readonly KeyOwner[]>;
  sweepBlobs(options: SweepBlobsOptions): Promise<SweepBlobsResult>;
  countBlobs(options: SweepBlobsOptions): Promise<CountBlobsResult>;
  /** See keys/rotate-master.ts. Resumable; keys made meanwhile by processes with an older list are for the next run. */
  rotateMaster(): Promise<{ rewrapped: number }>;
  /** How many keys another master key than the current one has wrapped: 0 once it can be taken out. */
  countFormerMaster(): Promise<number>;
}

export const createVault = (options: VaultOptions): Vault => {
  const { keyring, blobs, clock, epochGrain = duration.seconds(30) } = options;
  const masterKeys = createMasterKeys(options.masterKeys);
  const objectKeys = createObjectKeys({ keyring, masterKeys, clock, epochGrain });
  return {
    sealField: (field) => sealField(objectKeys, field),
    openField: (field) => openField(objectKeys, field),
    openFields: (fields) => openFields(objectKeys, fields),
    putBlob: (blob) => putBlob({ objectKeys, keyring, blobs, clock }, blob),
    openBlob: async ({ blobId, keyId, context }) => {
      const dataKey = await objectKeys.open(keyId);
      return openStream({ key: dataKey, associated: associated('blob', keyId, context), source: blobs.read(blobId) });
    },
    blindIndex: (entry) => blindIndex({ keyring, masterKeys }, entry),
    deleteBlob: (blobId) => blobs.delete(blobId),
    destroyKeys: async (keyIds) => (keyIds.length === 0 ? 0 : keyring.destroyObjectKeys(keyIds)),
    destroyDue: async (now) => {
      const { objects, epochs } = await keyring.destroyDue(now);
      return { destroyedObjects: objects, destroyedEpochs: epochs };
    },
    destroySubject: async (subjectId) => {
      const { objects, keys } = await keyring.destroySubject(subjectId);
      return { destroyedObjects: objects, destroyedKeys: keys };
    },
    handOverContent: (move) => keyring.handOverContent(move),
    listHolders: (keyIds) => keyring.listHolders(keyIds),
    countKeys: (now) => keyring.countDue(now),
    sweepBlobs: ({ findLive, grace = ORPHAN_GRACE }) => sweepBlobs({ blobs, clock }, { findLive, grace }),
    countBlobs: ({ findLive, grace = ORPHAN_GRACE }) => countBlobs({ blobs, clock }, { findLive, grace }),
    countFormerMaster: () => keyring.countWrappedByOther(masterKeys.currentId),
    rotateMaster: () => rotateMaster({ keyring, masterKeys, batchSize: ROTATION_BATCH }),
  };
};

const sealField: (keys: ObjectKeys, field: Parameters<Vault['sealField']>[0]) => ReturnType<Vault['sealField']> = async (
  objectKeys,
  { keyHolder, context, plaintext },
) => {
  if (!plaintext.isWellFormed()) throw new TypeError('a sealed field must be well-formed Unicode');
  const { keyId, dataKey } = await objectKeys.create(keyHolder);
  const sealed = sealEnvelope(dataKey, associated('field', keyId, context), Buffer.from(plaintext));
  dataKey.fill(0);
  return { keyId, sealed };
};

const openField: (keys: ObjectKeys, field: SealedField) => Promise<string> = async (objectKeys, { keyId, context, sealed }) => {
  const dataKey = await objectKeys.open(keyId);
  try {
    return openEnvelope(dataKey, associated('field', keyId, context), sealed).toString('utf8');
  } finally {
    dataKey.fill(0);
  }
};

const openFields = async (keys: ObjectKeys, fields: readonly SealedField[]): Promise<(string | null)[]> => {
  if (fields.length === 0) return [];
  const dataKeys = await keys.openAll(fields.map(({ keyId }) => keyId));
  try {
    return fields.map(({ keyId, context, sealed }) => {
      const dataKey = dataKeys.get(keyId);
      return dataKey ? openEnvelope(dataKey, associated('field', keyId, context), sealed).toString('utf8') : null;
    });
  } finally {
    for (const dataKey of dataKeys.values()) dataKey.fill(0);
  }
};

interface PutBlobContext {
  readonly objectKeys: ObjectKeys;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly clock: Clock;
}

const putBlob = async (
  { objectKeys, keyring, blobs, clock }: PutBlobContext,
  { keyHolder, context, source, keyId: name }: Parameters<Vault['putBlob']>[0],
): Promise<{ blobId: BlobId; keyId: ObjectKeyId; byteSize: number }> => {
  const blobId = newId<'blob'>();
  const { keyId, dataKey } = await objectKeys.create(keyHolder, name);
  let byteSize = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of source instanceof Uint8Array ? [source] : source) {
      byteSize += piece.length;
      yield piece;
    }
  };
  try {
    const options = { key: dataKey, associated: associated('blob', keyId, context), source: counted(), chunkBytes: CHUNK_BYTES };
    await blobs.put(blobId, sealStream(options), clock.now());
  } catch (error) {
    // Why the put failed matters more than a key that opens nothing.
    await keyring.destroyObjectKeys([keyId]).catch(() => 0);
    throw error;
  } finally {
    dataKey.fill(0);
  }
  return { blobId, keyId, byteSize };
};

const associated = (form: 'field' | 'blob', keyId: ObjectKeyId, context: string): string => `${form} ${keyId} ${context}`;
