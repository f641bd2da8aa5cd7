import { inTransaction } from '@candid/db';
import type { GenerationId } from '@candid/kernel';
import type { CrashPoint, ImagingContext } from '../context.ts';
import { findLeftovers, forgetLeftovers } from '../store/ending.ts';

/**
 * Destroys what an ended generation leaves and its picture does not keep alive: keys first, because that deletes every copy; then files; then the rows that say where they
 * were, so that a crash in between is found and finished by the next sweep (OH-04, OH-05, NA-02). May run twice.
 */
export const cleanGeneration = async (
  { db, vault, rules }: Pick<ImagingContext, 'db' | 'vault' | 'rules'>,
  { generationId, reach = () => undefined }: { generationId: GenerationId; reach?: (point: CrashPoint) => void },
): Promise<void> => {
  const { keyIds, blobIds, hasPreview, kept } = await findLeftovers(db, { generationId, rules });
  await vault.destroyKeys(keyIds);
  reach('after-keys-destroyed');
  for (const blobId of blobIds) await vault.deleteBlob(blobId);
  reach('after-blobs-deleted');
  await inTransaction(db, (tx) => forgetLeftovers(tx, { generationId, hasPreview, kept }));
};
