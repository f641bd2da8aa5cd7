import { AppError } from '@candid/kernel';
import type { Size } from './models.ts';

export type PictureMime = 'image/png' | 'image/jpeg' | 'image/webp';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const pngSize = (bytes: Buffer): Size => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });

/** Walks the JPEG's segments to its frame header, which holds the size. */
const jpegSize = (bytes: Buffer): Size => {
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new RangeError('no frame');
};

const webpSize = (bytes: Buffer): Size => {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
};

const sizeOf = (bytes: Buffer): { mime: PictureMime; size: Size } | null => {
  if (bytes.subarray(0, 8).equals(PNG)) return { mime: 'image/png', size: pngSize(bytes) };
  if (bytes.readUInt16BE(0) === 0xffd8) return { mime: 'image/jpeg', size: jpegSize(bytes) };
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? { mime: 'image/webp', size: webpSize(bytes) } : null;
};

/**
 * Type and real size of a picture that the provider made, from its header alone: what was asked for may not be what came.
 * @throws AppError `provider_broken_answer` when this is no picture
 */
export const readPictureHeader = (picture: Uint8Array): { mime: PictureMime } & Size => {
  try {
    const found = sizeOf(Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength));
    if (found && found.size.width > 0 && found.size.height > 0) return { mime: found.mime, ...found.size };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new AppError('provider_broken_answer');
};
