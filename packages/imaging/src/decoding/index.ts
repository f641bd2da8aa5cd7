export { createDecoder, type Decoder } from './decoder.ts';

export type { IsolationReport } from './capabilities.ts';
