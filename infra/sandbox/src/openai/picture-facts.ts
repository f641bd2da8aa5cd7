import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { PictureFacts } from '../control/journal.ts';

const METADATA = ['exif', 'icc', 'iptc', 'xmp'] as const;

const hexOf = async (bytes: Buffer): Promise<string> => {
  const corner = await sharp(bytes).toColourspace('srgb').ensureAlpha().extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer(); // prettier-ignore
  return `#${corner.toString('hex')}`;
};

/** What a picture that was sent here tells, besides itself. */
export const readPictureFacts = async (part: PictureFacts['part'], bytes: Buffer): Promise<PictureFacts> => {
  const facts = await sharp(bytes).metadata();
  const metadata: string[] = METADATA.filter((name) => facts[name] !== undefined);
  return {
    part,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format: facts.format,
    width: facts.width,
    height: facts.height,
    metadata: (facts.orientation ?? 1) === 1 ? metadata : [...metadata, 'orientation'],
    topLeft: await hexOf(bytes),
  };
};
