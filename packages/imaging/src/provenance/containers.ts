import { crc32 } from 'node:zlib';
import { AppError } from '@candid/kernel';
import { hasTextAt, viewOf } from '../decoding/inspect/bytes.ts';
import { readWebpHeader } from '../decoding/inspect/webp.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const u32 = (value: number, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, isLittle);
  return new Uint8Array(view.buffer);
};

/** One piece of a container, as offsets into the file: `start` to `next` with all its framing. */
type Piece = {
  readonly name: string;
  readonly start: number;
  readonly data: number;
  readonly dataEnd: number;
  readonly next: number;
};

const nameAt = (bytes: Uint8Array, at: number): string => new TextDecoder('latin1').decode(bytes.subarray(at, at + 4));

/** A PNG's chunks up to IEND, or as far as they can be read. */
const pngChunks = (bytes: Uint8Array): Piece[] => {
  const view = viewOf(bytes);
  const chunks: Piece[] = [];
  for (let at = 8; at + 12 <= bytes.byteLength;) {
    const next = at + 12 + view.getUint32(at);
    if (next > bytes.byteLength) break;
    const name = nameAt(bytes, at + 4);
    chunks.push({ name, start: at, data: at + 8, dataEnd: next - 4, next });
    if (name === 'IEND') break;
    at = next;
  }
  return chunks;
};

/** A JPEG's segments before its first scan; `name` is the marker as two hexadecimal digits. */
const jpegSegments = (bytes: Uint8Array): Piece[] => {
  const view = viewOf(bytes);
  const segments: Piece[] = [];
  for (let at = 2; at + 4 <= bytes.byteLength && bytes[at] === 0xff;) {
    const name = (bytes[at + 1] ?? 0).toString(16);
    const next = at + 2 + Math.max(2, view.getUint16(at + 2));
    if (name === 'da' || name === 'd9' || next > bytes.byteLength) break;
    segments.push({ name, start: at, data: at + 4, dataEnd: next, next });
    at = next;
  }
  return segments;
};

/** A WebP's chunks, or as far as they can be read. */
const webpChunks = (bytes: Uint8Array): Piece[] => {
  const view = viewOf(bytes);
  const chunks: Piece[] = [];
  for (let at = 12; at + 8 <= bytes.byteLength;) {
    const length = view.getUint32(at + 4, true);
    const dataEnd = at + 8 + length;
    if (dataEnd > bytes.byteLength) break;
    chunks.push({ name: nameAt(bytes, at), start: at, data: at + 8, dataEnd, next: dataEnd + (length % 2) });
    at = dataEnd + (length % 2);
  }
  return chunks;
};

const PNG_XMP = 'XML:com.adobe.xmp\0';
const JPEG_XMP = 'http://ns.adobe.com/xap/1.0/\0';
const JPEG_SEGMENT_MOST = 65_533;

/** Puts an XMP packet right after IHDR, in place of any that was there. */
export const pngWithXmp = (bytes: Uint8Array, xmp: Uint8Array): Uint8Array => {
  const chunks = pngChunks(bytes);
  const [header] = chunks;
  if (header?.name !== 'IHDR') throw new AppError('unsupported_media', { format: 'png' });
  const kept = chunks.slice(1).filter(({ name, data }) => name !== 'iTXt' || !hasTextAt(bytes, data, PNG_XMP));
  const body = Buffer.concat([ascii('iTXt'), ascii(PNG_XMP), new Uint8Array(4), xmp]);
  return Buffer.concat([
    bytes.subarray(0, header.next),
    u32(body.byteLength - 4, false),
    body,
    u32(crc32(body), false),
    ...kept.map(({ start, next }) => bytes.subarray(start, next)),
  ]);
};

/** Puts an XMP packet after the JFIF header, in place of any that was there. */
export const jpegWithXmp = (bytes: Uint8Array, xmp: Uint8Array): Uint8Array => {
  const segments = jpegSegments(bytes);
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new AppError('unsupported_media', { format: 'jpeg' });
  const length = 2 + JPEG_XMP.length + xmp.byteLength;
  if (length > JPEG_SEGMENT_MOST) throw new AppError('internal', { xmpBytes: xmp.byteLength });
  const isOldXmp = ({ name, data }: Piece): boolean => name === 'e1' && hasTextAt(bytes, data, JPEG_XMP);
  const slice = ({ start, next }: Piece): Uint8Array => bytes.subarray(start, next);
  return Buffer.concat([
    bytes.subarray(0, 2),
    ...segments.filter(({ name }) => name === 'e0').map(slice),
    new Uint8Array([0xff, 0xe1, length >> 8, length & 0xff]),
    ascii(JPEG_XMP),
    xmp,
    ...segments.filter((segment) => segment.name !== 'e0' && !isOldXmp(segment)).map(slice),
    bytes.subarray(segments.at(-1)?.next ?? 2),
  ]);
};

const XMP_FLAG = 0x04;
const ALPHA_FLAG = 0x10;

/** The extended header that a plain WebP lacks: flags, then width and height less one in 24 bits each. */
const makeVp8x = (bytes: Uint8Array, chunks: readonly Piece[]): Uint8Array => {
  const { width, height } = readWebpHeader(bytes);
  const lossless = chunks.find(({ name }) => name === 'VP8L');
  const hasAlpha = lossless !== undefined && ((bytes[lossless.data + 4] ?? 0) & 0x10) !== 0;
  const side = (pixels: number): number[] => [(pixels - 1) & 0xff, ((pixels - 1) >> 8) & 0xff, ((pixels - 1) >> 16) & 0xff];
  return new Uint8Array([hasAlpha ? ALPHA_FLAG : 0, 0, 0, 0, ...side(width), ...side(height)]);
};

/** Puts an XMP chunk at the end, where the format wants it, in place of any that was there. */
export const webpWithXmp = (bytes: Uint8Array, xmp: Uint8Array): Uint8Array => {
  if (!hasTextAt(bytes, 8, 'WEBP')) throw new AppError('unsupported_media', { format: 'webp' });
  const chunks = webpChunks(bytes);
  const extended = chunks.find(({ name }) => name === 'VP8X');
  const features = extended === undefined ? makeVp8x(bytes, chunks) : bytes.slice(extended.data, extended.dataEnd);
  features[0] = (features[0] ?? 0) | XMP_FLAG;
  const kept = chunks.filter(({ name }) => name !== 'VP8X' && name !== 'XMP ');
  const body = Buffer.concat([
    ascii('WEBPVP8X'),
    u32(features.byteLength, true),
    features,
    ...kept.map(({ start, next }) => bytes.subarray(start, next)),
    ascii('XMP '),
    u32(xmp.byteLength, true),
    xmp,
    new Uint8Array(xmp.byteLength % 2),
  ]);
  return Buffer.concat([ascii('RIFF'), u32(body.byteLength, true), body]);
};
