import sharp from 'sharp';
import type { Size } from '../openai/size.ts';
import { defocus, type Raster } from './raster.ts';

/** The part of a sheet that an edit may repaint. */
export interface Hole {
  /** One byte a pixel: 0 where the mask is transparent. */
  alpha: Buffer;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Reads the mask at the size of the sheet. An opaque mask gives null: there is nothing to repaint. */
export const readHole = async (mask: Buffer, { width, height }: Size): Promise<Hole | null> => {
  const alpha = await sharp(mask)
    .resize(width, height, { fit: 'cover', kernel: 'nearest' })
    .extractChannel('alpha')
    .raw()
    .toBuffer();
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (alpha[y * width + x] !== 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? null : { alpha, left, top, width: right - left + 1, height: bottom - top + 1 };
};

/** Edge of the coarse squares in which what surrounds the hole grows into it. */
const SQUARE = 16;

/** Grows the known squares into their unknown neighbours, ring by ring. */
const grow = (sums: Float32Array, known: Uint8Array, { width: columns, height: rows }: Size): void => {
  for (let ring = 0; known.includes(0) && ring < columns + rows; ring += 1) {
    const before = known.slice();
    for (let at = 0; at < known.length; at += 1) {
      if (before[at] === 1) continue;
      const x = at % columns;
      // What lies beside counts more than what lies above: horizons run through.
      const around: [number, number][] = [];
      if (x > 0) around.push([at - 1, 3]);
      if (x < columns - 1) around.push([at + 1, 3]);
      if (at >= columns) around.push([at - columns, 1]);
      if (at < columns * (rows - 1)) around.push([at + columns, 1]);
      const near = around.filter(([one]) => before[one] === 1);
      const weight = near.reduce((sum, [, share]) => sum + share, 0);
      if (weight === 0) continue;
      for (let channel = 0; channel < 3; channel += 1) {
        sums[at * 3 + channel] = near.reduce((sum, [one, share]) => sum + (sums[one * 3 + channel] ?? 0) * share, 0) / weight;
      }
      known[at] = 1;
    }
  }
};

/** A picture whose hole is closed by what surrounds it, softly, as a ground to paint on. Outside the hole it is the original. */
export const closeHole = async (original: Raster, { alpha }: Hole): Promise<Raster> => {
  const { width, height, data } = original;
  const [columns, rows] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  const squareOf = (pixel: number): number =>
    Math.floor(Math.floor(pixel / width) / SQUARE) * columns + Math.floor((pixel % width) / SQUARE);
  const sums = new Float32Array(columns * rows * 3);
  const counts = new Float32Array(columns * rows);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    if (alpha[pixel] === 0) continue;
    const square = squareOf(pixel);
    counts[square] = (counts[square] ?? 0) + 1;
    for (let channel = 0; channel < 3; channel += 1) {
      sums[square * 3 + channel] = (sums[square * 3 + channel] ?? 0) + (data[pixel * 4 + channel] ?? 0);
    }
  }
  const known = Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0));
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) / Math.max(1, counts[Math.floor(at / 3)] ?? 1);
  grow(sums, known, { width: columns, height: rows });
  const closed = Buffer.from(data);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    if (alpha[pixel] !== 0) continue;
    for (let channel = 0; channel < 3; channel += 1) closed[pixel * 4 + channel] = sums[squareOf(pixel) * 3 + channel] ?? 0;
    closed[pixel * 4 + 3] = 255;
  }
  const smooth = await defocus({ data: closed, width, height }, SQUARE * 1.5);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    if (alpha[pixel] === 0) smooth.data.copy(closed, pixel * 4, pixel * 4, pixel * 4 + 4);
  }
  return { data: closed, width, height };
};
