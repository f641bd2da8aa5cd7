import type { Raster } from '../raster.ts';

const BAND = 26;
const PAPER = [246, 238, 220] as const;

/** Screen print: light in bands of one ink each, plates a little out of register, and a margin of bare paper. */
export const screenPrint = ({ data, width, height }: Raster, opaque: boolean): Raster => {
  const out = Buffer.alloc(data.length);
  const unit = Math.min(width, height) / 1024;
  const [margin, slip] = [opaque ? Math.round(34 * unit) : 0, Math.max(1, Math.round(2 * unit))];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const isMargin = x < margin || y < margin || x >= width - margin || y >= height - margin;
      if (isMargin) {
        for (let channel = 0; channel < 3; channel += 1) out[at + channel] = PAPER[channel] ?? 0;
        out[at + 3] = 255;
        continue;
      }
      const light = 0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0);
      const flat = (Math.round(light / BAND) * BAND + 3) / Math.max(1, light);
      const slipped = x + slip < width ? at + slip * 4 : at;
      out[at] = Math.min(255, (data[slipped] ?? 0) * flat);
      out[at + 1] = Math.min(255, (data[at + 1] ?? 0) * flat);
      out[at + 2] = Math.min(255, (data[at + 2] ?? 0) * flat);
      out[at + 3] = data[at + 3] ?? 0;
    }
  }
  return { data: out, width, height };
};
