import { pathToFileURL } from 'node:url';

/** @import { CodecFiles, CodecName, Codecs, Emscripten, EmscriptenCodec, Pixels, PngGlue } from './codec-types.ts' */

/** 4:4:4 at 92 keeps a reference faithful; trellis search and progressive scans cost seconds and win little there. */
const JPEG_OPTIONS = {
  quality: 92,
  baseline: false,
  arithmetic: false,
  progressive: false,
  optimize_coding: true,
  smoothing: 0,
  color_space: 3,
  quant_table: 3,
  trellis_multipass: false,
  trellis_opt_zero: false,
  trellis_opt_table: false,
  trellis_loops: 1,
  auto_subsample: false,
  chroma_subsample: 1,
  separate_chroma_quality: false,
  chroma_quality: 92,
};
const WEBP_OPTIONS = {
  quality: 88,
  target_size: 0,
  target_PSNR: 0,
  method: 3,
  sns_strength: 50,
  filter_strength: 60,
  filter_sharpness: 0,
  filter_type: 1,
  partitions: 0,
  segments: 4,
  pass: 1,
  show_compressed: 0,
  preprocessing: 0,
  autofilter: 0,
  partition_limit: 0,
  alpha_compression: 1,
  alpha_filtering: 1,
  alpha_quality: 100,
  lossless: 0,
  exact: 0,
  image_hint: 0,
  emulate_jpeg_size: 0,
  thread_level: 0,
  low_memory: 0,
  near_lossless: 100,
  use_delta_palette: 0,
  use_sharp_yuv: 0,
};

/** @type {<T>(value: T | null | undefined) => T} */
const present = (value) => {
  if (value === null || value === undefined) throw new Error('codec gave nothing');
  return value;
};

/** @type {(pixels: Pixels) => Uint8Array} */
const flat = ({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/**
 * Loads and compiles every codec, so that a waiting process can start on an image at once, and reads no file after it.
 * @param {CodecFiles} files
 * @param {(path: string) => Uint8Array<ArrayBuffer>} readFile
 * @returns {Promise<Codecs>}
 */
export const loadCodecs = async (files, readFile) => {
  const glue = (/** @type {CodecName} */ name) => import(pathToFileURL(files[name].js).href);
  const wasm = (/** @type {CodecName} */ name) => WebAssembly.compile(readFile(files[name].wasm));

  /** @type {(name: CodecName) => Promise<() => Promise<EmscriptenCodec>>} */
  const emscripten = async (name) => {
    /** @type {[Emscripten, WebAssembly.Module]} */
    const [factory, module] = await Promise.all([glue(name), wasm(name)]);
    const quiet = () => undefined;
    return () =>
      factory.default({
        noInitialRun: true,
        print: quiet,
        printErr: quiet,
        instantiateWasm(imports, done) {
          const instance = new WebAssembly.Instance(module, imports);
          done(instance);
          return instance.exports;
        },
      });
  };

  const [jpegDecode, jpegEncode, webpDecode, webpEncode] = await Promise.all([
    emscripten('jpegDecode'),
    emscripten('jpegEncode'),
    emscripten('webpDecode'),
    emscripten('webpEncode'),
  ]);
  /** @type {[PngGlue, WebAssembly.Module]} */
  const [png, pngWasm] = await Promise.all([glue('png'), wasm('png')]);

  return {
    async decode(format, file) {
      if (format === 'jpeg') return present((await jpegDecode()).decode(file, false));
      if (format === 'webp') return present((await webpDecode()).decode(file));
      await png.default(pngWasm);
      return png.decode(file);
    },
    async encode(to, pixels) {
      const { data, width, height } = pixels;
      if (to === 'image/jpeg') return present((await jpegEncode()).encode(data, width, height, JPEG_OPTIONS));
      if (to === 'image/webp') return present((await webpEncode()).encode(data, width, height, WEBP_OPTIONS));
      await png.default(pngWasm);
      return png.encode(flat(pixels), width, height, 8);
    },
  };
};
