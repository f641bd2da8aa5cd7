export type CodecName = 'png' | 'jpegDecode' | 'jpegEncode' | 'webpDecode' | 'webpEncode' | 'resize';

/** Absolute real paths of each codec's two files. */
export type CodecFiles = Readonly<Record<CodecName, { readonly js: string; readonly wasm: string }>>;
