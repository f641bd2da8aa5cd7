import type { Raster } from '../raster.ts';
import { createNoise, sample } from './noise.ts';

/** What a channel becomes on film: lifted shadows, rolled-off lights, warm in the lights and cool in the shadows. */
const curve = (lift: number, gain: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, value) => {
    const x = value / 255;
    const bent = x + 0.1 * Math.sin((x - 0.5) * Math.PI * 2) * 0.5;
    return Math.max(0, Math.min(255, Math.round(lift + bent * (gain - lift))));
  });

/** Grain, a warm leak of light at one side, dark corners. */
export const createFilm = (): ((raster: Raster, opaque: boolean) => Raster) => {
  const grain = createNoise(91, { size: 512, cells: 256, octaves: 2 });
  const [red, green, blue] = [curve(14, 253), curve(13, 250), curve(20, 246)];
  return ({ data, width, height }, opaque) => {
    const unit = Math.min(width, height) / 1024;
    const out = Buffer.alloc(data.length);
    for (let y = 0; y < height; y += 1) {
      const dy = (y / height - 0.5) * 2;
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4;
        const dx = (x / width - 0.5) * 2;
        const corner = opaque ? 1 - 0.32 * ((dx * dx + dy * dy) / 2) ** 2.2 : 1;
        const leak = opaque ? Math.max(0, dx - 0.55 - 0.2 * Math.sin(dy * 2.2 + 1)) * 78 : 0;
        const speck = sample(grain, Math.round(x / unit), Math.round(y / unit)) * 13;
        out[at] = clamp((red[data[at] ?? 0] ?? 0) * corner + leak + speck);
        out[at + 1] = clamp((green[data[at + 1] ?? 0] ?? 0) * corner + leak * 0.42 + speck);
        out[at + 2] = clamp((blue[data[at + 2] ?? 0] ?? 0) * corner + leak * 0.1 + speck);
        out[at + 3] = data[at + 3] ?? 0;
      }
    }
    return { data: out, width, height };
  };
};

const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);
