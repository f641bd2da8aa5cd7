import sharp from 'sharp';
import { channels, toLab, type Colour } from '../painter/colour.ts';
import type { Painter } from '../painter/painter.ts';

/** A reader that knows nothing of the painter: colours as CSS has them, and nine cells counted row by row. */
export interface Reading {
  cell: number;
  /** How much of the middle of that cell is of the colour, 0 to 1. */
  share: number;
}

/** What backgrounds are made of, so that they are not taken for a named colour. */
const OTHERS = '#ffffff #808080 #d2b48c #c0c0c0 #708090 #b0c4de #f5deb3 #bc8f8f #8fbc8f #556b2f'.split(' ');

/** Names of colours go by hue first: beyond a middling strength, chroma counts no more, and depth counts half. */
const hueAndDepth = ([l = 0, a = 0, b = 0]: readonly number[]): readonly number[] => {
  const chroma = Math.hypot(a, b);
  const scale = chroma === 0 ? 0 : (60 * (1 - Math.exp(-chroma / 40))) / chroma;
  return [l * 0.5, a * scale, b * scale];
};

/** Paints a prompt and scales it to 48×48 RGB. */
export const thumbnail = async (painter: Painter, prompt: string): Promise<Buffer> => {
  const painting = await painter.begin({
    model: 'gpt-image-2',
    prompt,
    size: { width: 1024, height: 1024 },
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
