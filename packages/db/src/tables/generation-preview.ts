import type { BlobId, GenerationId, ObjectKeyId } from '@candid/kernel';
import type { ImageMime } from './image.ts';

/** The latest partial picture of a generation under way. */
export interface GenerationPreviewTable {
  generation_id: GenerationId;
  partial_index: number;
  blob_id: BlobId;
  key_id: ObjectKeyId;
  mime: ImageMime;
  width: number;
  height: number;
}
