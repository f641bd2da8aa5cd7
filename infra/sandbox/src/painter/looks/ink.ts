import { blurred, type Raster } from '../raster.ts';
import { createNoise, sample } from './noise.ts';

const PAPER = [247, 243, 232] as const;
const INK = [27, 25, 33] as const;
/** Colour stronger than this is a named one: it stays as a wash of its own under the lines. */
const WASH = 20;
/** What is lighter than this is bare paper. */
const BARE = 214;

/** How much of the picture shows under the lines: colours nearly all of it, greys as thinned ink, lights not at all. */
const washOf = (light: number, chroma: number): number => {
  if (chroma > WASH) return Math.min(0.97, 0.78 + (chroma - WASH) / 110);
  return Math.max(0, Math.min(0.86, (BARE - light) / 34));
};

/** Pen lines along contours, hatching by darkness, and washes under them. */
export const createInk = (): ((raster: Raster) => Promise<Raster>) => {
  const hand = createNoise(5, { size: 512, cells: 32, octaves: 2 });
  return async (raster) => {
    const { width, height } = raster;
    const unit = Math.min(width, height) / 1024;
    const soft = await blurred(raster, Math.max(0.6, 1.6 * unit));
    const out = Buffer.alloc(raster.data.length);
    const step = Math.max(1, Math.round(1.4 * unit));
    const contrast = (at: number, to: number): number =>
      Math.abs((soft[at] ?? 0) - (soft[to] ?? 0)) +
      Math.abs((soft[at + 1] ?? 0) - (soft[to + 1] ?? 0)) +
      Math.abs((soft[at + 2] ?? 0) - (soft[to + 2] ?? 0));
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4;
        const left = at - Math.min(x, step) * 4;
        const up = at - Math.min(y, step) * width * 4;
        const [red, green, blue] = [soft[at] ?? 0, soft[at + 1] ?? 0, soft[at + 2] ?? 0];
        const light = 0.3 * red + 0.59 * green + 0.11 * blue;
        const chroma = Math.max(red, green, blue) - Math.min(red, green, blue);
        const shake = sample(hand, Math.round(x / unit), Math.round(y / unit));
        const line = Math.min(1, Math.max(0, (contrast(at, left) + contrast(at, up) - 26) / 40));
        const slant = (x + y) / unit + shake * 5;
        const cross = (x - y) / unit + shake * 5;
        const isWash = chroma > WASH;
        const first = light < 196 && !isWash && ((slant % 11) + 11) % 11 < 1 + (196 - light) / 60;
        const second = light < 118 && !isWash && ((cross % 9) + 9) % 9 < 1 + (118 - light) / 60;
        const amount = Math.max(line, first ? 0.34 : 0, second ? 0.36 : 0, light < 34 ? 0.94 : 0);
        const keep = washOf(light, chroma);
        for (let channel = 0; channel < 3; channel += 1) {
          const ground = (PAPER[channel] ?? 0) * (1 - keep) + (soft[at + channel] ?? 0) * keep;
          out[at + channel] = ground * (1 - amount) + (INK[channel] ?? 0) * amount + shake * 2;
        }
        out[at + 3] = raster.data[at + 3] ?? 0;
      }
    }
    return { data: out, width, height };
  };
};
