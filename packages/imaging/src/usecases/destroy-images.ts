import { inTransaction } from '@candid/db';
import type { BlobId, GenerationId, ImageId, ObjectKeyId } from '@candid/kernel';
import type { ImagingContext } from '../context.ts';
import { recordEvent } from '../store/events.ts';

/** Where a picture and its key are. */
export interface DueImage {
  readonly id: ImageId;
  readonly generation_id: GenerationId;
  readonly blob_id: BlobId;
  readonly key_id: ObjectKeyId;
}

/** Destroys pictures: keys first, which ends every copy; then files; then the pages are told. May run twice for one. */
export const destroyImages = async (
  { db, vault, clock }: Pick<ImagingContext, 'db' | 'vault' | 'clock'>,
  images: readonly DueImage[],
): Promise<void> => {
  await vault.destroyKeys(images.map(({ key_id }) => key_id));
  for (const image of images) {
    await vault.deleteBlob(image.blob_id);
    const at = clock.now();
    await inTransaction(db, async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('image')
        .set({ destroyed_at: at })
        .where('id', '=', image.id)
        .where('destroyed_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 1n) await recordEvent(tx, { generationId: image.generation_id, kind: 'image-destroyed', at });
    });
  }
};
