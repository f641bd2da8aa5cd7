import type { BlobId, GenerationId, ObjectKeyId } from '@candid/kernel';
import type { ImageMime } from './image.ts';

export type GenerationInputRole = 'reference' | 'mask';

/** A reference image or mask, sealed in the blob store until its generation ends. */
export interface GenerationInputTable {
  id: string;
  generation_id: GenerationId;
  role: GenerationInputRole;
  /** 0-based among inputs of the same role. */
  position: number;
  blob_id: BlobId;
  key_id: ObjectKeyId;
  mime: ImageMime;
  byte_size: number;
  width: number;
  height: number;
}
