import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { Size } from '../openai/size.ts';
import type { OutputFormat } from '../openai/image-options.ts';
import { withManifest } from './cabx.ts';

/** Pixels as RGBA, 8 bits a channel, not premultiplied. */
export interface Raster extends Size {
  data: Buffer;
}

const TILE = 256;

/** Paper: fine grain with broad fibres in it, as an offset around zero for each pixel of a tile. */
export const createGrain = (): Int8Array => {
  let state = 0x9e3779b9;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const grain = new Int8Array(TILE * TILE);
  for (let index = 0; index < grain.length; index += 1) {
    const [x, y] = [index % TILE, Math.floor(index / TILE)];
    const fibre = Math.sin((x * 4 + y * 9) * ((2 * Math.PI) / TILE)) * Math.sin((x * 11 - y * 5) * ((2 * Math.PI) / TILE));
    grain[index] = Math.round((next() + next() - 1) * 9 + fibre * 1.4);
  }
  return grain;
};

/** Lays the grain over the picture, in place; transparent pixels stay as they are. */
export const addGrain = ({ data, width, height }: Raster, grain: Int8Array): void => {
  for (let y = 0; y < height; y += 1) {
    const row = (y % TILE) * TILE;
    for (let x = 0, at = y * width * 4; x < width; x += 1, at += 4) {
      const offset = grain[row + (x % TILE)] ?? 0;
      for (let channel = at; channel < at + 3; channel += 1) {
        const value = (data[channel] ?? 0) + offset;
        data[channel] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
};

const image = ({ data, width, height }: Raster): Sharp => sharp(data, { raw: { width, height, channels: 4 } });

export const rasterise = async (svg: string): Promise<Raster> => {
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

/** A reference picture scaled to cover the sheet. A picture of that very size keeps every pixel. */
export const readCovering = async (bytes: Buffer, { width, height }: Size): Promise<Raster> => {
  const data = await sharp(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .resize(width, height, { fit: 'cover' })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return { data, width, height };
};

/** The pixels with details below `sigma` pixels gone. */
export const blurred = (raster: Raster, sigma: number): Promise<Buffer> => image(raster).blur(sigma).raw().toBuffer();

/** The pixels averaged down to a smaller size. */
export const shrunk = (raster: Raster, { width, height }: Size): Promise<Buffer> =>
  image(raster).resize(width, height, { fit: 'fill', kernel: 'mitchell' }).raw().toBuffer();

export interface Encoding {
  format: OutputFormat;
  /** 0–100, for JPEG and WebP. */
  compression: number;
  opaque: boolean;
  model: string;
}

export const encode = async (raster: Raster, { format, compression, opaque, model }: Encoding): Promise<Buffer> => {
  const source = opaque ? image(raster).removeAlpha() : image(raster);
  if (format === 'png') return withManifest(await source.png({ compressionLevel: 3 }).toBuffer(), model);
  const quality = Math.max(1, compression);
  return format === 'jpeg' ? source.jpeg({ quality, mozjpeg: false }).toBuffer() : source.webp({ quality, effort: 2 }).toBuffer();
};

const enlarged = async (small: Buffer, { width, height }: Size, to: Size): Promise<Raster> => {
  const data = await sharp(small, { raw: { width, height, channels: 4 } })
    .resize(to.width, to.height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { data, ...to };
};

/** The picture as a lens sees what is not in focus: details below `blur` pixels are gone. Cheaper than a true blur. */
export const defocus = async (raster: Raster, blur: number): Promise<Raster> => {
  const { width, height } = raster;
  const size = { width: Math.max(4, Math.round(width / blur)), height: Math.max(4, Math.round(height / blur)) };
  return enlarged(await shrunk(raster, size), size, { width, height });
};

/** The picture as it looks early: details smaller than `blur` pixels are gone, colours still faint. */
export const soften = async (raster: Raster, blur: number): Promise<Raster> => {
  const { width, height } = raster;
  const size = { width: Math.max(4, Math.round(width / blur)), height: Math.max(4, Math.round(height / blur)) };
  const small = await image(raster)
    .resize(size.width, size.height, { fit: 'fill' })
    .modulate({ saturation: Math.max(0.55, 1 - blur / 120) })
    .raw()
    .toBuffer();
  return enlarged(small, size, { width, height });
};

/** Encoded or SVG pictures laid over the base. */
export const overlay = async (base: Raster, layers: OverlayOptions[]): Promise<Raster> => {
  const { width, height } = base;
  return { data: await image(base).composite(layers).ensureAlpha().raw().toBuffer(), width, height };
};
