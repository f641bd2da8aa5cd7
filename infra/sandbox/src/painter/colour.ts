/** An sRGB colour as `#rrggbb`. */
export type Colour = string;

type Triple = [number, number, number];

export const channels = (colour: Colour): Triple => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

export const fromChannels = (rgb: readonly number[]): Colour =>
  `#${rgb
    .map((one) =>
      Math.max(0, Math.min(255, Math.round(one)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** @param share 0 gives `from`, 1 gives `to`. */
export const mix = (from: Colour, to: Colour, share: number): Colour => {
  const target = channels(to);
  return fromChannels(channels(from).map((one, index) => one + ((target[index] ?? 0) - one) * share));
};

const linear = (value: number): number => (value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const cubeRoot = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);

/** CIELAB under D65. */
export const toLab = ([red, green, blue]: readonly [number, number, number]): Triple => {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const x = cubeRoot((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = cubeRoot(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = cubeRoot((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/**
 * How different two colours are called: names go by hue first, so beyond a middling strength chroma counts no more, and depth
 * counts half. Below about 10 two paints may well bear the same name.
 */
export const nameDistance = (one: Colour, other: Colour): number => {
  const [a, b] = [one, other].map((colour) => {
    const [depth, red, yellow] = toLab(channels(colour));
    const chroma = Math.hypot(red, yellow);
    const scale = chroma === 0 ? 0 : (60 * (1 - Math.exp(-chroma / 40))) / chroma;
    return [depth * 0.5, red * scale, yellow * scale];
  });
  return Math.hypot(...[0, 1, 2].map((index) => (a?.[index] ?? 0) - (b?.[index] ?? 0)));
};

/** The colours a shape is shaded with. The body stays close to `base`, so that the named colour can be read. */
export interface Ramp {
  base: Colour;
  light: Colour;
  dark: Colour;
  accent: Colour;
  ink: Colour;
}

export const rampOf = (base: Colour, accent: Colour | null = null): Ramp => {
  const [depth] = toLab(channels(base));
  return {
    base,
    // Light on a dark thing is faint, or black would be grey.
    light: mix(base, '#fff6e4', depth < 30 ? 0.14 + depth / 150 : 0.34),
    dark: mix(base, '#1d1a2b', 0.34),
    accent: accent ?? mix(base, depth > 62 ? '#4a3547' : '#fff1d8', 0.72),
    ink: '#26222c',
  };
};
