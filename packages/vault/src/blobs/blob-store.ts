import type { BlobId } from '@candid/kernel';

/** What the store says of a blob without opening it. */
export interface BlobListing {
  readonly blobId: BlobId;
  /** By the clock of who stored it: when its put began. */
  readonly storedAt: Date;
}

/** Where sealed blobs lie. It sees neither keys nor plaintext. */
export interface BlobStore {
  /**
   * Keeps the bytes durably: when this resolves they survive a crash; when it rejects nothing is left behind.
   * @param sealed its pieces are the store's to keep: their bytes do not change afterwards
   * @throws AppError `storage_full` when there is no room; whatever `sealed` throws comes through as it is
   */
  put(blobId: BlobId, sealed: AsyncIterable<Uint8Array>, storedAt: Date): Promise<void>;
  /** Reading throws AppError `gone` when the blob is not there. */
  read(blobId: BlobId): AsyncIterable<Uint8Array>;
  /** Removes the blob and what an unfinished put left of it; one that is not there is no error. */
  delete(blobId: BlobId): Promise<void>;
  /** All blobs in batches, unfinished ones included. */
  list(): AsyncIterable<readonly BlobListing[]>;
}
