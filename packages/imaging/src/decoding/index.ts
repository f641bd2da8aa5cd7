export { createDecoder, type Decoder } from './decoder.ts';

export type { IsolationReport } from './capabilities.ts';
export { tryIsolation, type IsolationTrial } from './try-isolation.ts';
