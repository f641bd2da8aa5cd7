import { bytes, duration, type Milliseconds } from '@candid/kernel';

/** What one untrusted image may cost. Sizes in bytes, times in milliseconds. */
export type DecoderLimits = {
  /** A file of this many bytes or more is refused before it is read. */
  readonly fileBytes: number;
  /** Longest side in pixels, as the header claims it. */
  readonly edge: number;
  /** Width × height, as the header claims it. */
  readonly pixels: number;
  /** A result larger than this is refused; it also bounds what a hostile child can make the parent hold. */
  readonly outputBytes: number;
  /** Ceiling of one WebAssembly memory inside the child. */
  readonly wasmBytes: number;
  /** Ceiling of the whole child: enforced by the kernel where it can, and by the watching parent. */
  readonly memoryBytes: number;
  /** Longest time without a sign of progress. */
  readonly stall: Milliseconds;
  /** Longest time for one image, progress or not. */
  readonly total: Milliseconds;
  /** Images worked on at once; each has its own process. */
  readonly concurrency: number;
};

/**
 * 64 megapixels are 256 MB as RGBA. The JPEG and WebP codecs hold four copies of the pixels and more at their peak (1 GiB of WASM
 * memory is too little, 1.5 GiB is enough), and decoder, encoder and the pixels in between live at once (hence 2 GiB for the process).
 */
export const defaultDecoderLimits: DecoderLimits = {
  fileBytes: bytes.mb(50),
  edge: 16_384,
  pixels: 64_000_000,
  outputBytes: bytes.mb(50),
  wasmBytes: bytes.mib(1536),
  memoryBytes: bytes.mib(2048),
  stall: duration.seconds(30),
  total: duration.seconds(90),
  concurrency: 2,
};
