/** Noise that repeats without a seam; values in [−1, 1]. */
export interface Noise {
  /** Edge of the tile, a power of two. */
  size: number;
  values: Float32Array;
}

const lattice = (seed: number, cells: number): Float32Array => {
  let state = seed >>> 0;
  return Float32Array.from({ length: cells * cells }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2_147_483_648 - 1;
  });
};

const ease = (value: number): number => value * value * (3 - 2 * value);

/**
 * Sums octaves of smoothed chance, each finer and fainter than the one before.
 * @param cells how many bumps the coarsest octave has along an edge; a power of two.
 */
export const createNoise = (seed: number, { size, cells, octaves }: { size: number; cells: number; octaves: number }): Noise => {
  const values = new Float32Array(size * size);
  for (let octave = 0; octave < octaves; octave += 1) {
    const count = cells << octave;
    const points = lattice(seed + octave * 101, count);
    const at = (x: number, y: number): number => points[(y % count) * count + (x % count)] ?? 0;
    for (let y = 0; y < size; y += 1) {
      const [row, v] = [Math.floor((y * count) / size), ease(((y * count) / size) % 1)];
      for (let x = 0; x < size; x += 1) {
        const [column, u] = [Math.floor((x * count) / size), ease(((x * count) / size) % 1)];
        const above = at(column, row) * (1 - u) + at(column + 1, row) * u;
        const below = at(column, row + 1) * (1 - u) + at(column + 1, row + 1) * u;
        values[y * size + x] =
          (values[y * size + x] ?? 0) + ((above * (1 - v) + below * v) * 0.5 ** octave) / (2 - 0.5 ** (octaves - 1));
      }
    }
  }
  return { size, values };
};

/** The value at a pixel, the tile repeated in both directions. */
export const sample = ({ size, values }: Noise, x: number, y: number): number =>
  values[(y & (size - 1)) * size + (x & (size - 1))] ?? 0;
