import { AppError } from '@candid/kernel';
import { reportIsolation, type IsolationReport } from './capabilities.ts';
import { startDecodingProcess, type DecodedImage } from './decoding-process.ts';
import { inspectImage, type InspectedImage } from './inspect/inspect.ts';
import { decodingEntry, probeWalls, type HostWalls } from './launch.ts';
import { defaultDecoderLimits, type DecoderLimits } from './limits.ts';
import { createProcessPool, type ProcessPool } from './pool.ts';
import type { ChildRequest, OutputMime, SourcePart } from './protocol.ts';

export type NormalisedImage = {
  readonly bytes: Uint8Array;
  readonly mime: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
};
export type MaskImage = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly hasTransparency: boolean;
};
export type EncodedImage = {
  readonly bytes: Uint8Array;
  readonly mime: OutputMime;
  readonly width: number;
  readonly height: number;
};

/**
 * Reads images without trusting them (NA-03): each is decoded in a process of its own, without network, file or
 * child-process rights, with a memory and time limit, and written anew from its pixels. Nothing of the file but its
 * pixels survives: no GPS, no camera, no thumbnail, no colour profile, nothing appended.
 *
 * All methods throw AppError `reference_empty`, `reference_too_large`, `reference_unsupported` (detail `format`), `reference_cmyk`,
 * `reference_animated`, `reference_too_many_pixels`, `reference_broken`; `internal` when no process can be started.
 */
export type Decoder = {
  /** A person's picture as PNG (lossless or transparent sources) or JPEG, upright, same pixels as the person saw. */
  normalise(file: Uint8Array): Promise<NormalisedImage>;
  /**
   * A mask as a black PNG with the alpha it came with; alpha 0 marks what may be edited (R11). `hasTransparency` is
   * true when at least one pixel has alpha 0.
   */
  readMask(file: Uint8Array): Promise<MaskImage>;
  /** Another format, of the same size. */
  encode(options: { bytes: Uint8Array; to: OutputMime }): Promise<EncodedImage>;
  /**
   * The edited picture with the original's pixels wherever the mask is not transparent (R12), as PNG. All three must
   * have the same size. @throws AppError `mask_wrong_size` as well.
   */
  restoreOutsideMask(options: { original: Uint8Array; edited: Uint8Array; mask: Uint8Array }): Promise<EncodedImage>;
  /** Which walls this host gives; the same from start to end. */
  capabilities(): Promise<IsolationReport>;
  /** Ends every process; work under way fails with `cancelled`. */
  close(): Promise<void>;
};

const asPart = ({ format, orientation, bytes }: InspectedImage): SourcePart => ({ format, orientation, bytes: bytes.byteLength });

/** A decoding process that was taken over may answer anything: its answer is inspected like an upload. */
const verified = ({ image, bytes }: DecodedImage, limits: DecoderLimits): DecodedImage => {
  const seen = inspectImage(bytes, limits);
  if (`image/${seen.format}` !== image.mime || seen.width !== image.width || seen.height !== image.height) {
    throw new AppError('reference_broken', { reason: 'answer-does-not-match' });
  }
  return { image, bytes: seen.bytes };
};

/**
 * Makes a decoder. Call `close()` before the program ends.
 */
export const createDecoder = (options: { limits?: Partial<DecoderLimits> } = {}): Decoder => {
  const limits: DecoderLimits = { ...defaultDecoderLimits, ...options.limits };
  const entry = decodingEntry();
  let walls: Promise<HostWalls> | undefined;
  let pool: Promise<ProcessPool> | undefined;
  let isClosed = false;
  // At the first picture, not before: most programs that have a decoder read none for a while, and trying takes processes.
  const findWalls = (): Promise<HostWalls> => (walls ??= probeWalls());
  const openPool = (): Promise<ProcessPool> => {
    if (isClosed) throw new AppError('cancelled');
    return (pool ??= findWalls().then((found) =>
      createProcessPool({ start: () => startDecodingProcess({ entry, limits, walls: found }), concurrency: limits.concurrency }),
    ));
  };
  const run = async (request: ChildRequest, images: readonly InspectedImage[]): Promise<DecodedImage> => {
    const processes = await openPool();
    const parts = images.map(({ bytes }) => bytes);
    return verified(await processes.run(request, parts), limits);
  };

  return {
    async normalise(file) {
      const source = inspectImage(file, limits);
      const opaqueAs = source.isLossy ? 'image/jpeg' : 'image/png';
      const { image, bytes } = await run({ operation: 'normalise', parts: [asPart(source)], opaqueAs }, [source]);
      const mime = image.mime === 'image/jpeg' ? 'image/jpeg' : 'image/png';
      return { bytes, mime, width: image.width, height: image.height };
    },
    async readMask(file) {
      const source = inspectImage(file, limits);
      const { image, bytes } = await run({ operation: 'read-mask', parts: [asPart(source)] }, [source]);
      return { bytes, width: image.width, height: image.height, hasTransparency: image.hasTransparency };
    },
    async encode({ bytes: file, to }) {
      const source = inspectImage(file, limits);
      const { image, bytes } = await run({ operation: 'encode', parts: [asPart(source)], to }, [source]);
      return { bytes, mime: image.mime, width: image.width, height: image.height };
    },
    async restoreOutsideMask({ original, edited, mask }) {
      const images = [inspectImage(original, limits), inspectImage(edited, limits), inspectImage(mask, limits)] as const;
      const parts = [asPart(images[0]), asPart(images[1]), asPart(images[2])] as const;
      const { image, bytes } = await run({ operation: 'restore-outside-mask', parts }, images);
      return { bytes, mime: image.mime, width: image.width, height: image.height };
    },
    capabilities: async () => reportIsolation(await findWalls(), limits),
    async close() {
      isClosed = true;
      await (await pool)?.close();
    },
  };
};
