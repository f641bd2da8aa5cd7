import type { OutputMime, SourceFormat } from '../protocol.ts';

export type CodecName = 'png' | 'jpegDecode' | 'jpegEncode' | 'webpDecode' | 'webpEncode';

/** Absolute real paths of each codec's two files. */
export type CodecFiles = Readonly<Record<CodecName, { readonly js: string; readonly wasm: string }>>;

/** Pixels as 8-bit RGBA, row by row, without padding. */
export type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

export type Codecs = {
  decode(format: SourceFormat, file: Uint8Array): Promise<Pixels>;
  encode(to: OutputMime, pixels: Pixels): Promise<Uint8Array>;
};

type EmscriptenOptions = {
  noInitialRun: boolean;
  print(): void;
  printErr(): void;
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
};
export type EmscriptenCodec = {
  decode(file: Uint8Array, preserveOrientation?: boolean): Pixels | null;
  encode(data: Uint8ClampedArray, width: number, height: number, options: object): Uint8Array | null;
};
export type Emscripten = { default(options: EmscriptenOptions): Promise<EmscriptenCodec> };
export type PngGlue = {
  default(wasm: WebAssembly.Module): Promise<unknown>;
  decode(file: Uint8Array): Pixels;
  encode(data: Uint8Array, width: number, height: number, bitDepth: number): Uint8Array;
};
