import { hasTextAt, viewOf } from './bytes.ts';

const ORIENTATION_TAG = 0x0112;

/** Reads the orientation (1 to 8) out of a TIFF-shaped EXIF block; 1 when it is absent or makes no sense. */
export const exifOrientation = (block: Uint8Array): number => {
  const tiff = hasTextAt(block, 0, 'Exif\0\0') ? block.subarray(6) : block;
  if (tiff.byteLength < 14) return 1;
  const isLittle = hasTextAt(tiff, 0, 'II');
  if (!isLittle && !hasTextAt(tiff, 0, 'MM')) return 1;
  const view = viewOf(tiff);
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return 1;
  const entries = view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return 1;
    if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
};
