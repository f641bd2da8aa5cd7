import type { ImageTable } from '@candid/db';
import { AppError, type ImageId, type GenerationId, type SubjectId } from '@candid/kernel';
import type { ImagingContext } from '../context.ts';
import { deadlineOf } from '../domain/deadline.ts';

/** The vault's context of a result. */
export const imageContext = (id: ImageId): string => `image.blob:${id}`;
/** The vault's context of a preview. */
export const previewContext = (id: GenerationId, index: number): string => `generation_preview.blob:${id}:${index}`;

/** Bytes of a picture as they go out, with what a response says about them. */
export interface OpenedImage {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly mime: ImageTable['mime'];
  readonly byteSize: number;
  readonly width: number;
  readonly height: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/**
 * Opens a result for its owner. The deadline is checked here: at it the answer is `gone`, whether or not a sweep has run (OH-06).
 * @throws AppError `not_found` for anyone but the owner, `gone` after the deadline or once destroyed or taken
 */
export const openImage = async (
  { db, vault, clock, rules }: ImagingContext,
  { subjectId, imageId }: { subjectId: SubjectId; imageId: ImageId },
): Promise<OpenedImage> => {
  const image = await db
    .selectFrom('image')
    .selectAll()
    .where('id', '=', imageId)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  if (!image) throw new AppError('not_found');
  const expiresAt = deadlineOf({ createdAt: image.created_at, expiresAt: image.expires_at }, rules.resultLifetime);
  if (image.destroyed_at !== null || image.taken_at !== null || expiresAt <= clock.now()) throw new AppError('gone');
  const stream = await vault
    .openBlob({ blobId: image.blob_id, keyId: image.key_id, context: imageContext(imageId) })
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'key_destroyed') throw new AppError('gone');
      throw error;
    });
  const { mime, byte_size: byteSize, width, height, created_at: createdAt } = image;
  return { stream, mime, byteSize, width, height, createdAt, expiresAt };
};

/** The latest partial picture of an own generation under way. @throws AppError `not_found` when there is none (any more) */
export const openPreview = async (
  { db, vault }: ImagingContext,
  { subjectId, generationId }: { subjectId: SubjectId; generationId: GenerationId },
): Promise<{ bytes: AsyncIterable<Uint8Array>; mime: ImageTable['mime']; index: number }> => {
  const preview = await db
    .selectFrom('generation_preview as p')
    .innerJoin('generation as g', 'g.id', 'p.generation_id')
    .select(['p.blob_id', 'p.key_id', 'p.mime', 'p.partial_index'])
    .where('g.id', '=', generationId)
    .where('g.subject_id', '=', subjectId)
    .where('g.ended_at', 'is', null)
    .executeTakeFirst();
  if (!preview) throw new AppError('not_found');
  const context = previewContext(generationId, preview.partial_index);
  const bytes = await vault.openBlob({ blobId: preview.blob_id, keyId: preview.key_id, context }).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === 'key_destroyed' || error.code === 'gone')) throw new AppError('not_found');
    throw error;
  });
  return { bytes, mime: preview.mime, index: preview.partial_index };
};
