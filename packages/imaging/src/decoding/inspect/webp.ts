import { hasTextAt, viewOf } from './bytes.ts';
import { exifOrientation } from './exif.ts';
import { BrokenHeader, type ImageHeader } from './header.ts';

const RIFF_HEADER = 12;
const ANIMATION_FLAG = 0x02;

type Size = { width: number; height: number };

const lossySize = (bytes: Uint8Array, data: number): Size => {
  const view = viewOf(bytes);
  if (data + 10 > bytes.byteLength || view.getUint16(data + 3) !== 0x9d01 || bytes[data + 5] !== 0x2a) throw new BrokenHeader();
  return { width: view.getUint16(data + 6, true) & 0x3fff, height: view.getUint16(data + 8, true) & 0x3fff };
};

const losslessSize = (bytes: Uint8Array, data: number): Size => {
  if (data + 5 > bytes.byteLength || bytes[data] !== 0x2f) throw new BrokenHeader();
  const packed = viewOf(bytes).getUint32(data + 1, true);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
};

/** An animation has no picture outside its frames; then the canvas tells the size. */
const canvasSize = (bytes: Uint8Array, data: number): Size => {
  if (data + 10 > bytes.byteLength) throw new BrokenHeader();
  const side = (at: number): number => (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8) + ((bytes[at + 2] ?? 0) << 16) + 1;
  return { width: side(data + 4), height: side(data + 7) };
};

/**
 * Walks a WebP's chunks. The size is that of the coded picture, which decides what decoding costs, and the canvas's
 * where that is larger.
 * @throws BrokenHeader when the file is shorter than it says, or holds no picture.
 */
export const readWebpHeader = (bytes: Uint8Array): ImageHeader => {
  if (bytes.byteLength < RIFF_HEADER + 8) throw new BrokenHeader();
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.byteLength) throw new BrokenHeader();
  let size: Size | null = null;
  let canvas: Size | null = null;
  let orientation = 1;
  let isAnimated = false;
  let isLossy = false;
  for (let at = RIFF_HEADER; at + 8 <= end;) {
    const length = view.getUint32(at + 4, true);
    const data = at + 8;
    if (data + length > end) throw new BrokenHeader();
    if (hasTextAt(bytes, at, 'VP8X')) {
      canvas = canvasSize(bytes, data);
      isAnimated ||= ((bytes[data] ?? 0) & ANIMATION_FLAG) !== 0;
    }
    if (hasTextAt(bytes, at, 'ANIM') || hasTextAt(bytes, at, 'ANMF')) isAnimated = true;
    if (hasTextAt(bytes, at, 'VP8 ')) {
      size ??= lossySize(bytes, data);
      isLossy = true;
    }
    if (hasTextAt(bytes, at, 'VP8L')) size ??= losslessSize(bytes, data);
    if (hasTextAt(bytes, at, 'EXIF')) orientation = exifOrientation(bytes.subarray(data, data + length));
    at = data + length + (length % 2);
  }
  const picture = size ?? (isAnimated ? canvas : null);
  if (picture === null) throw new BrokenHeader();
  const width = Math.max(picture.width, canvas?.width ?? 0);
  const height = Math.max(picture.height, canvas?.height ?? 0);
  return { width, height, orientation, end, isAnimated, isLossy };
};
