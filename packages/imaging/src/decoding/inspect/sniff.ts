import type { SourceFormat } from '../protocol.ts';
import { hasTextAt, startsWith } from './bytes.ts';

/** Formats we recognise in order to name them to the person, but do not read. */
export type ForeignFormat =
  | 'heic'
  | 'avif'
  | 'gif'
  | 'svg'
  | 'pdf'
  | 'bmp'
  | 'tiff'
  | 'jxl'
  | 'ico'
  | 'psd'
  | 'zip'
  | 'html'
  | 'unknown';

const foreignBrand = (brand: string): ForeignFormat | null => {
  if (['avif', 'avis'].includes(brand)) return 'avif';
  if (['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'].includes(brand)) return 'heic';
  return null;
};

const sniffMarkup = (bytes: Uint8Array): ForeignFormat => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).toLowerCase();
  if (head.includes('<svg')) return 'svg';
  return /<(!doctype html|html|script|body)/.test(head) ? 'html' : 'unknown';
};

/** Tells the format by the file's first bytes; names and declared types are never believed. */
export const sniff = (bytes: Uint8Array): SourceFormat | ForeignFormat => {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (hasTextAt(bytes, 0, 'RIFF') && hasTextAt(bytes, 8, 'WEBP')) return 'webp';
  if (hasTextAt(bytes, 0, 'GIF8')) return 'gif';
  if (hasTextAt(bytes, 0, '%PDF-')) return 'pdf';
  if (hasTextAt(bytes, 0, 'BM')) return 'bmp';
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a])) return 'tiff';
  if (startsWith(bytes, [0xff, 0x0a]) || hasTextAt(bytes, 4, 'JXL ')) return 'jxl';
  if (startsWith(bytes, [0, 0, 1, 0])) return 'ico';
  if (hasTextAt(bytes, 0, '8BPS')) return 'psd';
  if (hasTextAt(bytes, 0, 'PK\u0003\u0004')) return 'zip';
  if (hasTextAt(bytes, 4, 'ftyp')) return foreignBrand(new TextDecoder('latin1').decode(bytes.subarray(8, 12))) ?? 'unknown';
  return sniffMarkup(bytes);
};
