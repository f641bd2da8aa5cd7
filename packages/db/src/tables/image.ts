import type { BlobId, GenerationId, ImageId, ObjectKeyId, SubjectId } from '@candid/kernel';

export type ImageMime = 'image/png' | 'image/jpeg' | 'image/webp';

/** A delivered picture. Its deadline is checked on every read; the sweeper only tidies up. */
export interface ImageTable {
  id: ImageId;
  generation_id: GenerationId;
  subject_id: SubjectId;
  blob_id: BlobId;
  key_id: ObjectKeyId;
  mime: ImageMime;
  byte_size: number;
  width: number;
  height: number;
  created_at: Date;
  expires_at: Date;
  destroyed_at: Date | null;
  /** When its owner confirmed that it was downloaded whole, where that ends it (NA-04): from then on nobody reads it. */
  taken_at: Date | null;
}
