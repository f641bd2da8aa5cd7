import sharp from 'sharp';
import { channels, toLab, type Colour } from '../painter/colour.ts';
import type { Painter } from '../painter/painter.ts';

/** A reader that knows nothing of the painter: colours as CSS has them, and nine cells counted row by row. */
export interface Reading {
  cell: number;
  /** How much of the middle of that cell is of the colour, 0 to 1. */
  share: number;
}

/** Names with the colour CSS gives them; where it knows none (cream, ochre, lilac, charcoal), the one usually listed under the name. */
export const NAMED_COLOURS = {
  red: '#ff0000',
  maroon: '#800000',
  orange: '#ffa500',
  brown: '#8b4513',
  ochre: '#cc7722',
  yellow: '#ffff00',
  cream: '#fffdd0',
  green: '#008000',
  olive: '#808000',
  teal: '#008080',
  turquoise: '#40e0d0',
  blue: '#0000ff',
  navy: '#000080',
  'sky blue': '#87ceeb',
  purple: '#800080',
  lilac: '#c8a2c8',
  magenta: '#ff00ff',
  coral: '#ff7f50',
  pink: '#ffc0cb',
  black: '#000000',
  charcoal: '#36454f',
  gray: '#808080',
  white: '#ffffff',
} as const satisfies Readonly<Record<string, Colour>>;

export type ColourName = keyof typeof NAMED_COLOURS;

/** What backgrounds are made of, so that they are not taken for a named colour. */
const OTHERS = '#ffffff #808080 #d2b48c #c0c0c0 #708090 #b0c4de #f5deb3 #bc8f8f #8fbc8f #556b2f'.split(' ');

/** Names of colours go by hue first: beyond a middling strength, chroma counts no more, and depth counts half. */
const hueAndDepth = ([l = 0, a = 0, b = 0]: readonly number[]): readonly number[] => {
  const chroma = Math.hypot(a, b);
  const scale = chroma === 0 ? 0 : (60 * (1 - Math.exp(-chroma / 40))) / chroma;
  return [l * 0.5, a * scale, b * scale];
};

/** Paints a prompt on a square of `edge` pixels and scales it to 48×48 RGB. */
export const thumbnail = async (painter: Painter, prompt: string, edge = 640): Promise<Buffer> => {
  const painting = await painter.begin({
    model: 'gpt-image-2',
    prompt,
    size: { width: edge, height: edge },
    quality: 'low',
    background: 'opaque',
    format: 'png',
    compression: 100,
    index: 0,
    references: [],
    mask: null,
    leakMask: false,
  });
  return sharp(await painting.finished())
    .resize(48, 48)
    .removeAlpha()
    .raw()
    .toBuffer();
};

/** Whether a colour is seen in a cell: it is there more than in any other, and covers at least half of that cell's middle. */
export const isSeenIn = ({ cell, share }: Reading, wanted: number): boolean => cell === wanted && share >= 0.5;

/** Where a colour is: the cell with most pixels nearest to `wanted` of all the colours. */
export const readColourIn = (pixels: Buffer, wanted: Colour, colours: readonly Colour[]): Reading => {
  const paints = [...new Set([...colours, ...OTHERS])];
  const labs = paints.map((paint) => hueAndDepth(toLab(channels(paint))));
  const nearest = (at: number): Colour | undefined => {
    const lab = hueAndDepth(toLab([pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]));
    const distances = labs.map((one) => Math.hypot(...one.map((value, index) => value - (lab[index] ?? 0))));
    return paints[distances.indexOf(Math.min(...distances))];
  };
  const shares = Array.from({ length: 9 }, (_, cell) => {
    let hits = 0;
    for (let y = 4; y < 12; y += 1) {
      for (let x = 4; x < 12; x += 1) {
        const at = ((Math.floor(cell / 3) * 16 + y) * 48 + (cell % 3) * 16 + x) * 3;
        if (nearest(at) === wanted) hits += 1;
      }
    }
    return hits / 64;
  });
  const share = Math.max(...shares);
  return { cell: shares.indexOf(share), share };
};
