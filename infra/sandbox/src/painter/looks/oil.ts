import type { Raster } from '../raster.ts';
import { createNoise, sample } from './noise.ts';

const TILE = 1024;
const STROKES = 9_000;
/** How far a stroke carries its colour, as a share of the way to its middle. */
const SMEAR = 0.34;

/** For each pixel of a tile the way to the middle of the brush stroke it lies in, and how thick the paint is there. */
interface Strokes {
  dx: Int8Array;
  dy: Int8Array;
  relief: Int8Array;
}

const brush = (): Strokes => {
  const strokes: Strokes = { dx: new Int8Array(TILE * TILE), dy: new Int8Array(TILE * TILE), relief: new Int8Array(TILE * TILE) };
  const flow = createNoise(71, { size: TILE, cells: 4, octaves: 2 });
  let state = 0x2545f491;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  for (let stroke = 0; stroke < STROKES; stroke += 1) {
    const [cx, cy] = [Math.floor(next() * TILE), Math.floor(next() * TILE)];
    const angle = sample(flow, cx, cy) * 2.6 + (next() - 0.5) * 0.5;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [length, breadth, lift] = [13 + next() * 15, 5 + next() * 6, (next() - 0.5) * 9];
    const reach = Math.ceil(length);
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) {
        const along = (x * cos + y * sin) / length;
        const across = (y * cos - x * sin) / breadth;
        if (along * along + across * across > 1) continue;
        const at = ((cy + y) & (TILE - 1)) * TILE + ((cx + x) & (TILE - 1));
        strokes.dx[at] = Math.round(-x * SMEAR);
        strokes.dy[at] = Math.round(-y * SMEAR);
        // Bristles run along the stroke; one flank of the ridge is lit, the other is in shade.
        strokes.relief[at] = Math.round(lift - across * 7 + Math.sin(across * 9 + stroke) * 3);
      }
    }
  }
  return strokes;
};

/** Thick paint in short strokes: each takes one colour from the picture, and its relief catches the light. */
export const createOil = (): ((raster: Raster) => Promise<Raster>) => {
  let kept: Strokes | null = null;
  return (raster) => {
    kept ??= brush();
    const { dx, dy, relief } = kept;
    const { width, height, data } = raster;
    const unit = Math.min(width, height) / 1024;
    const out = Buffer.alloc(data.length);
    for (let y = 0; y < height; y += 1) {
      const row = (Math.round(y / unit) & (TILE - 1)) * TILE;
      for (let x = 0; x < width; x += 1) {
        const tile = row + (Math.round(x / unit) & (TILE - 1));
        const fromX = Math.min(width - 1, Math.max(0, x + Math.round((dx[tile] ?? 0) * unit)));
        const fromY = Math.min(height - 1, Math.max(0, y + Math.round((dy[tile] ?? 0) * unit)));
        const [from, at, light] = [(fromY * width + fromX) * 4, (y * width + x) * 4, relief[tile] ?? 0];
        for (let channel = 0; channel < 3; channel += 1) {
          const value = (data[from + channel] ?? 0) + light;
          out[at + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
        }
        out[at + 3] = data[from + 3] ?? 0;
      }
    }
    return Promise.resolve({ data: out, width, height });
  };
};
