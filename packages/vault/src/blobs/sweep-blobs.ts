import type { BlobId, Clock, Milliseconds } from '@candid/kernel';
import type { BlobStore } from './blob-store.ts';

export interface SweepBlobsOptions {
  /**
   * Which of these blobs a row points to. Asked after they were listed, so that a row committed in between counts.
   * @param blobIds at most one shard's worth
   */
  readonly findLive: (blobIds: readonly BlobId[]) => Promise<Iterable<BlobId>>;
  /** How long a blob may be without a row: longer than from the start of a put to the commit of its row. Default 10 minutes. */
  readonly grace?: Milliseconds;
}

export interface SweepBlobsResult {
  readonly removed: number;
  /** Without a row, and younger than the grace: perhaps its row is still to come. */
  readonly waiting: number;
}

/** Removes blobs that no row points to: a blob is written before its row, and a crash in between leaves it alone. */
export const sweepBlobs = async (
  { blobs, clock }: { readonly blobs: BlobStore; readonly clock: Clock },
  { findLive, grace }: Required<SweepBlobsOptions>,
): Promise<SweepBlobsResult> => {
  let removed = 0;
  let waiting = 0;
  for await (const listed of blobs.list()) {
    const live = new Set(await findLive(listed.map(({ blobId }) => blobId)));
    const newest = clock.now().getTime() - grace;
    for (const { blobId, storedAt } of listed) {
      if (live.has(blobId)) continue;
      if (storedAt.getTime() > newest) {
        waiting += 1;
        continue;
      }
      await blobs.delete(blobId);
      removed += 1;
    }
  }
  return { removed, waiting };
};
