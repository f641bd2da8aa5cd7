import { shrunk, type Raster } from '../raster.ts';

/** Squares along the shorter edge. */
const SQUARES = 72;
const STEP = 22;
/** Screens had few colours, and those were strong. */
const STRENGTH = 1.25;

const level = (value: number): number => Math.max(0, Math.min(255, Math.round(value / STEP) * STEP));

/** Few large squares in few strong shades. */
export const pixelate = async (raster: Raster): Promise<Raster> => {
  const { width, height } = raster;
  const edge = Math.min(width, height) / SQUARES;
  const [columns, rows] = [Math.round(width / edge), Math.round(height / edge)];
  const small = await shrunk(raster, { width: columns, height: rows });
  for (let square = 0; square < columns * rows; square += 1) {
    const from = square * 4;
    const light = 0.3 * (small[from] ?? 0) + 0.59 * (small[from + 1] ?? 0) + 0.11 * (small[from + 2] ?? 0);
    const banded = level(light);
    for (let at = from; at < from + 3; at += 1) {
      const value = banded + ((small[at] ?? 0) - light) * STRENGTH;
      small[at] = Math.max(0, Math.min(255, Math.round(value / 8) * 8));
    }
    small[square * 4 + 3] = (small[square * 4 + 3] ?? 0) > 127 ? 255 : 0;
  }
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(rows - 1, Math.floor((y * rows) / height)) * columns;
    for (let x = 0; x < width; x += 1) {
      const from = (row + Math.min(columns - 1, Math.floor((x * columns) / width))) * 4;
      data.writeUInt32LE(small.readUInt32LE(from), (y * width + x) * 4);
    }
  }
  return { data, width, height };
};
