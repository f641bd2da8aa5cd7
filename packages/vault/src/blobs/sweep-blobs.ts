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

export interface CountBlobsResult {
  readonly held: number;
  /** Without a row, and older than the grace. */
  readonly overdue: number;
}

interface SweepBlobsContext {
  readonly blobs: BlobStore;
  readonly clock: Clock;
}

/** Every blob, and whether a row points to it or may still come to. */
async function* standing(
  { blobs, clock }: SweepBlobsContext,
  { findLive, grace }: Required<SweepBlobsOptions>,
): AsyncGenerator<{ readonly blobId: BlobId; readonly state: 'live' | 'waiting' | 'orphaned' }> {
  for await (const listed of blobs.list()) {
    const live = new Set(await findLive(listed.map(({ blobId }) => blobId)));
    const newest = clock.now().getTime() - grace;
    for (const { blobId, storedAt } of listed) {
      if (live.has(blobId)) yield { blobId, state: 'live' };
      else yield { blobId, state: storedAt.getTime() > newest ? 'waiting' : 'orphaned' };
    }
  }
}

/** How many blobs there are, and how many of them nothing points to. */
export const countBlobs = async (ctx: SweepBlobsContext, options: Required<SweepBlobsOptions>): Promise<CountBlobsResult> => {
  let held = 0;
  let overdue = 0;
  for await (const { state } of standing(ctx, options)) {
    held += 1;
    if (state === 'orphaned') overdue += 1;
  }
  return { held, overdue };
};

/** Removes blobs that no row points to: a blob is written before its row, and a crash in between leaves it alone. */
export const sweepBlobs = async (ctx: SweepBlobsContext, options: Required<SweepBlobsOptions>): Promise<SweepBlobsResult> => {
  let removed = 0;
  let waiting = 0;
  for await (const { blobId, state } of standing(ctx, options)) {
    if (state === 'waiting') waiting += 1;
    if (state !== 'orphaned') continue;
    await ctx.blobs.delete(blobId);
    removed += 1;
  }
  return { removed, waiting };
};
