import { inTransaction, passFence } from '@candid/db';
import { AppError, isAppError, type ImageId, type SubjectId } from '@candid/kernel';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ImagingContext } from '../context.ts';
import { destroyImages } from './destroy-images.ts';
import { openImage } from './read-image.ts';

/**
 * What shows that a download is complete: the SHA-256, in hexadecimal, of what arrived, as the page computed it; or the person's own
 * word, where there is no script that could (settled: displaying is not downloading, a broken-off one is not confirmed).
 */
export type DownloadProof = { readonly sha256: string } | 'said';

const hashOf = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const hash = createHash('sha256');
  for await (const piece of source) hash.update(piece);
  return hash.digest();
};

const assertArrived = async (source: AsyncIterable<Uint8Array>, proof: DownloadProof): Promise<void> => {
  if (proof === 'said') return;
  const held = await hashOf(source);
  const given = Buffer.from(proof.sha256, 'hex');
  if (given.byteLength !== held.byteLength || !timingSafeEqual(given, held)) throw new AppError('download_incomplete');
};

/**
 * Takes a confirmation that a picture has been downloaded whole, and destroys file and key (NA-04). "Taken" is committed first: from then
 * on it is gone for every read, and whatever dies in between, tidying up destroys it. Of several confirmations, by two tabs or one pressed
 * twice, the first counts and the others are told the same.
 * @throws AppError `not_found` for anyone but the owner, or where a download ends nothing; `download_incomplete` when what arrived is
 * not what is held, which then stays
 */
export const confirmDownload = async (
  ctx: ImagingContext,
  { subjectId, imageId, proof }: { readonly subjectId: SubjectId; readonly imageId: ImageId; readonly proof: DownloadProof },
): Promise<void> => {
  if (!ctx.rules.endsOnDownload) throw new AppError('not_found');
  try {
    const { stream } = await openImage(ctx, { subjectId, imageId });
    await assertArrived(stream, proof);
  } catch (error) {
    // It has ended meanwhile, by another tab's confirmation or at its time: there is nothing left to take.
    if (isAppError(error, 'gone') || isAppError(error, 'key_destroyed')) return;
    throw error;
  }
  const taken = await inTransaction(ctx.db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'tidy-up' });
    return tx
      .updateTable('image')
      .set({ taken_at: ctx.clock.now() })
      .where('id', '=', imageId)
      .where('subject_id', '=', subjectId)
      .where('destroyed_at', 'is', null)
      .where('taken_at', 'is', null)
      .returning(['id', 'generation_id', 'blob_id', 'key_id'])
      .executeTakeFirst();
  });
  if (taken) await destroyImages(ctx, [taken]);
};
