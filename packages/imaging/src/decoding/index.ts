export { createDecoder, type Decoder, type EncodedImage, type MaskImage, type NormalisedImage } from './decoder.ts';
export { defaultDecoderLimits, type DecoderLimits } from './limits.ts';
export type { IsolationReport } from './capabilities.ts';
