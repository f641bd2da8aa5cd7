import { blurred, type Raster } from '../raster.ts';
import { createNoise, sample } from './noise.ts';

const PAPER = [251, 247, 238] as const;

/** Bleeding contours, pigment that gathers at them, blooms, and the paper left bare along the edge. */
export const createWatercolour = (): ((raster: Raster, opaque: boolean) => Promise<Raster>) => {
  const wobble = createNoise(11, { size: 512, cells: 16, octaves: 3 });
  const bloom = createNoise(23, { size: 512, cells: 4, octaves: 4 });
  const tooth = createNoise(37, { size: 256, cells: 128, octaves: 2 });
  return async (raster, opaque) => {
    const { width, height, data } = raster;
    const unit = Math.min(width, height) / 1024;
    const soft = await blurred(raster, Math.max(1, 5 * unit));
    const out = Buffer.alloc(data.length);
    const reach = 11 * unit;
    const border = 40 * unit;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const [u, v] = [Math.round(x / unit), Math.round(y / unit)];
        const fromX = Math.min(width - 1, Math.max(0, Math.round(x + sample(wobble, u, v) * reach)));
        const fromY = Math.min(height - 1, Math.max(0, Math.round(y + sample(wobble, u + 211, v + 97) * reach)));
        const from = (fromY * width + fromX) * 4;
        const at = (y * width + x) * 4;
        let rim = 0;
        for (let channel = 0; channel < 3; channel += 1)
          rim += Math.abs((data[from + channel] ?? 0) - (soft[from + channel] ?? 0));
        const fade = sample(wobble, u + 60, v + 300) * 16 * unit + sample(tooth, u, v) * 4 * unit;
        const inside = opaque ? Math.min(x, y, width - 1 - x, height - 1 - y) - border + fade : 99;
        const wet = inside <= 0 ? 0 : inside >= 5 * unit ? 1 : inside / (5 * unit);
        const pool = inside > 0 && inside < 9 * unit ? 0.14 : 0;
        const light = (0.3 * (data[from] ?? 0) + 0.59 * (data[from + 1] ?? 0) + 0.11 * (data[from + 2] ?? 0)) / 255;
        // Strong pigment covers: what is dark keeps its depth, light washes bloom.
        const wash = 0.98 - 0.14 * light + (0.06 + 0.14 * light) * sample(bloom, u, v);
        const density = wet * (wash + 0.07 * sample(tooth, u, v) + Math.min(0.5, rim / 190) + pool);
        for (let channel = 0; channel < 3; channel += 1) {
          const paper = PAPER[channel] ?? 0;
          const value = paper - (paper - (data[from + channel] ?? 0)) * density;
          out[at + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
        }
        out[at + 3] = data[from + 3] ?? 0;
      }
    }
    return { data: out, width, height };
  };
};
