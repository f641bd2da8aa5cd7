import type { Tx } from '@candid/db';
import type { BlobId, ObjectKeyId } from '@candid/kernel';
import { endGeneration, findLeftovers, forgetLeftovers } from '../store/ending.ts';

/** What had not ended, and what of it the caller destroys before it commits. */
export interface EndedUnfinished {
  readonly ended: number;
  readonly keyIds: readonly ObjectKeyId[];
  readonly blobIds: readonly BlobId[];
}

/** One that ends here has no picture that its inputs could live with. */
const NOTHING_IS_KEPT = { promptUntil: 'generation-ends', uploadUntil: 'generation-ends' } as const;

/**
 * Ends every generation of a restored database that had not ended when the backup was made. The service went on after that moment, so
 * the provider may have been called for any of them: none is called again, and each may have cost its estimate (settled: unknown
 * outcome).
 */
export const endUnfinished = async (tx: Tx, at: Date): Promise<EndedUnfinished> => {
  const unfinished = await tx
    .selectFrom('generation')
    .select(['id', 'estimate_micro_usd'])
    .where('ended_at', 'is', null)
    .execute();
  const keyIds: ObjectKeyId[] = [];
  const blobIds: BlobId[] = [];
  for (const { id: generationId, estimate_micro_usd: spent } of unfinished) {
    await endGeneration(tx, {
      generationId,
      state: 'failed',
      at,
      failure: 'outcome_unknown',
      blocked: null,
      spent,
      instance: null,
      requestId: null,
    });
    const left = await findLeftovers(tx, { generationId, rules: NOTHING_IS_KEPT });
    keyIds.push(...left.keyIds);
    blobIds.push(...left.blobIds);
    await forgetLeftovers(tx, { generationId, ...left });
  }
  return { ended: unfinished.length, keyIds, blobIds };
};
