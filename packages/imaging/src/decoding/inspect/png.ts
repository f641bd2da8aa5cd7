import { hasTextAt, viewOf } from './bytes.ts';
import { exifOrientation } from './exif.ts';
import { BrokenHeader, type ImageHeader } from './header.ts';

const SIGNATURE = 8;
const CHUNK_OVERHEAD = 12;

/**
 * Walks a PNG's chunks from IHDR to IEND.
 * @throws BrokenHeader when the first chunk is no IHDR, a chunk runs past the file, or IDAT or IEND is missing.
 */
export const readPngHeader = (bytes: Uint8Array): ImageHeader => {
  if (!hasTextAt(bytes, 12, 'IHDR') || bytes.byteLength < 33) throw new BrokenHeader();
  const view = viewOf(bytes);
  let orientation = 1;
  let isAnimated = false;
  let hasPixels = false;
  for (let at = SIGNATURE; at + CHUNK_OVERHEAD <= bytes.byteLength;) {
    const next = at + CHUNK_OVERHEAD + view.getUint32(at);
    if (next > bytes.byteLength) break;
    if (hasTextAt(bytes, at + 4, 'acTL')) isAnimated = true;
    if (hasTextAt(bytes, at + 4, 'IDAT')) hasPixels = true;
    if (hasTextAt(bytes, at + 4, 'eXIf')) orientation = exifOrientation(bytes.subarray(at + 8, next - 4));
    if (hasTextAt(bytes, at + 4, 'IEND')) {
      if (!hasPixels) break;
      return { width: view.getUint32(16), height: view.getUint32(20), orientation, end: next, isAnimated, isLossy: false };
    }
    at = next;
  }
  throw new BrokenHeader();
};
