import { hasTextAt, viewOf } from './bytes.ts';
import { exifOrientation } from './exif.ts';
import { BrokenHeader, UnreadVariant, type ImageHeader } from './header.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const BASELINE = 0xc0;
const EXTENDED = 0xc1;
const PROGRESSIVE = 0xc2;

const isStandalone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= SOI);
/** C0 to CF are frame headers, but for Huffman tables (C4), the reserved C8 and arithmetic conditioning (CC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

type FrameSize = { width: number; height: number };

const readFrame = (bytes: Uint8Array, marker: number, at: number): FrameSize => {
  if (marker !== BASELINE && marker !== EXTENDED && marker !== PROGRESSIVE) throw new UnreadVariant('jpeg-coding');
  if (at + 10 > bytes.byteLength) throw new BrokenHeader();
  if (bytes[at + 4] !== 8) throw new UnreadVariant('jpeg-precision');
  if (bytes[at + 9] === 4) throw new UnreadVariant('jpeg-cmyk');
  if (bytes[at + 9] !== 1 && bytes[at + 9] !== 3) throw new UnreadVariant('jpeg-components');
  const view = viewOf(bytes);
  return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
};

/** Where the entropy-coded data that starts at `at` ends: the next 0xFF that is neither stuffed nor a restart. */
const skipScan = (bytes: Uint8Array, at: number): number => {
  for (let next = bytes.indexOf(0xff, at); next !== -1; next = bytes.indexOf(0xff, next + 1)) {
    const marker = bytes[next + 1];
    if (marker === undefined) break;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return next;
  }
  throw new BrokenHeader();
};

/**
 * Walks a JPEG's segments and scans to its end marker. The decoder would fill a truncated picture with grey and say
 * nothing, so the end is demanded here.
 * @throws BrokenHeader when a segment runs past the file, or frame, scan or end marker is missing.
 * @throws UnreadVariant for CMYK (`jpeg-cmyk`), 12 bit (`jpeg-precision`), arithmetic or lossless coding (`jpeg-coding`).
 */
export const readJpegHeader = (bytes: Uint8Array): ImageHeader => {
  const view = viewOf(bytes);
  let size: FrameSize | null = null;
  let orientation = 1;
  let hasScan = false;
  for (let at = 2; at + 2 <= bytes.byteLength;) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      if (size === null || !hasScan) break;
      return { ...size, orientation, end: at + 2, isAnimated: false, isLossy: true };
    }
    if (isStandalone(marker)) {
      at += 2;
      continue;
    }
    if (at + 4 > bytes.byteLength) break;
    const next = at + 2 + Math.max(2, view.getUint16(at + 2));
    if (next > bytes.byteLength) break;
    if (isFrame(marker)) {
      if (size !== null) break;
      size = readFrame(bytes, marker, at);
    }
    if (marker === APP1 && hasTextAt(bytes, at + 4, 'Exif\0\0')) orientation = exifOrientation(bytes.subarray(at + 4, next));
    if (marker === SOS) hasScan = true;
    at = marker === SOS ? skipScan(bytes, next) : next;
  }
  throw new BrokenHeader();
};
