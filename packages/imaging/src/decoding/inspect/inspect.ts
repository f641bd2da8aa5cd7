import { AppError } from '@candid/kernel';
import type { DecoderLimits } from '../limits.ts';
import type { SourceFormat } from '../protocol.ts';
import { BrokenHeader, UnreadVariant, type ImageHeader } from './header.ts';
import { readJpegHeader } from './jpeg.ts';
import { readPngHeader } from './png.ts';
import { sniff } from './sniff.ts';
import { readWebpHeader } from './webp.ts';

export type InspectedImage = ImageHeader & {
  readonly format: SourceFormat;
  /** The image's own bytes: a view into the file, without what was appended to it. */
  readonly bytes: Uint8Array;
};

const readers = { png: readPngHeader, jpeg: readJpegHeader, webp: readWebpHeader } satisfies Record<
  SourceFormat,
  (bytes: Uint8Array) => ImageHeader
>;

const readHeader = (format: SourceFormat, bytes: Uint8Array): ImageHeader => {
  try {
    return readers[format](bytes);
  } catch (error) {
    if (error instanceof BrokenHeader) throw new AppError('reference_broken', { format });
    if (error instanceof UnreadVariant && error.variant === 'jpeg-cmyk') throw new AppError('reference_cmyk');
    if (error instanceof UnreadVariant) throw new AppError('reference_unsupported', { format: error.variant });
    throw error;
  }
};

/**
 * Everything that can be refused without decoding: size of the file, format, animation, dimensions.
 * @throws AppError `reference_empty`, `reference_too_large` (detail `limitBytes`), `reference_unsupported` (detail
 * `format`: what it is instead), `reference_cmyk`, `reference_animated`, `reference_too_many_pixels` (detail `width`, `height`, `edge`,
 * `pixels`), `reference_broken`.
 */
export const inspectImage = (file: Uint8Array, limits: Pick<DecoderLimits, 'fileBytes' | 'edge' | 'pixels'>): InspectedImage => {
  if (file.byteLength === 0) throw new AppError('reference_empty');
  if (file.byteLength >= limits.fileBytes) throw new AppError('reference_too_large', { limitBytes: limits.fileBytes });
  const format = sniff(file);
  if (format !== 'png' && format !== 'jpeg' && format !== 'webp') throw new AppError('reference_unsupported', { format });
  const header = readHeader(format, file);
  const { width, height } = header;
  if (header.isAnimated) throw new AppError('reference_animated', { format });
  if (width === 0 || height === 0) throw new AppError('reference_broken', { format });
  if (width > limits.edge || height > limits.edge || width * height > limits.pixels) {
    throw new AppError('reference_too_many_pixels', { width, height, edge: limits.edge, pixels: limits.pixels });
  }
  return { ...header, format, bytes: file.subarray(0, header.end) };
};
