import { shrunk, type Raster } from '../raster.ts';

/** Squares along the shorter edge. */
const SQUARES = 80;
const STEP = 30;

const level = (value: number): number => Math.min(255, Math.round(value / STEP) * STEP);

/** Few large squares in few shades, with the chequered transitions of old screens. */
export const pixelate = async (raster: Raster): Promise<Raster> => {
  const { width, height } = raster;
  const edge = Math.min(width, height) / SQUARES;
  const [columns, rows] = [Math.round(width / edge), Math.round(height / edge)];
  const small = await shrunk(raster, { width: columns, height: rows });
  for (let square = 0; square < columns * rows; square += 1) {
    const chequer = (square + Math.floor(square / columns)) % 2 === 0 ? STEP * 0.22 : -STEP * 0.22;
    for (let channel = 0; channel < 3; channel += 1) {
      const at = square * 4 + channel;
      small[at] = level((small[at] ?? 0) + chequer);
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
