import sharp from 'sharp';
import { expect, it } from 'vitest';
import { channels, toLab, type Colour } from './colour.ts';
import { createPainter } from './create-painter.ts';

/**
 * Goal: what a prompt names can be read from the pixels. The prompts are composed of words and phrases that no list of the painter was
 * written for; the reader below knows nothing of the painter: it has its own colours (the CSS ones) and looks at nine cells.
 */
const NOUNS = [
  'kite',
  'gramophone',
  'umbrella',
  'cactus',
  'bicycle',
  'teddy bear',
  'typewriter',
  'anchor',
  'mushroom',
  'suitcase',
];
const COLOURS: readonly (readonly [string, Colour])[] = [
  ['red', '#ff0000'],
  ['dark green', '#006400'],
  ['teal', '#008080'],
  ['blue', '#0000ff'],
  ['yellow', '#ffff00'],
  ['purple', '#800080'],
  ['orange', '#ffa500'],
  ['black', '#000000'],
  ['pink', '#ffc0cb'],
  ['brown', '#8b4513'],
];
const PLACES = [
  ['drifting near the upper right corner', 2],
  ['tucked into the bottom left corner', 6],
  ['in the centre of the picture', 4],
  ['close to the left edge', 3],
  ['at the very top of the frame', 1],
  ['resting toward the lower right', 8],
  ['on the right-hand side', 5],
  ['in the top-left part of the image', 0],
  ['near the bottom edge', 7],
] as const;

const prompts = Array.from({ length: 40 }, (_, index) => {
  const [colour = '', reference = '#000000'] = COLOURS[(index * 3 + Math.floor(index / 10)) % COLOURS.length] ?? [];
  const [place, cell] = PLACES[(index * 4) % PLACES.length] ?? PLACES[0];
  const noun = NOUNS[(index * 7 + Math.floor(index / 10)) % NOUNS.length] ?? '';
  const text =
    [`a ${colour} ${noun} ${place}`, `There is one ${noun}, painted ${colour}, ${place}`, `${place}: a small ${colour} ${noun}`][
      index % 3
    ] ?? '';
  return { text, reference, cell };
});

/** Names of colours go by hue first: beyond a middling strength, chroma counts no more, and depth counts half. */
const hueAndDepth = ([l = 0, a = 0, b = 0]: readonly number[]): readonly number[] => {
  const chroma = Math.hypot(a, b);
  const scale = chroma === 0 ? 0 : (60 * (1 - Math.exp(-chroma / 40))) / chroma;
  return [l * 0.5, a * scale, b * scale];
};

/** The CSS colour nearest to each pixel of a 48×48 thumbnail, counted in the middle of each of nine cells. */
const read = (pixels: Buffer, reference: Colour): { cell: number; share: number } => {
  const paints = [
    ...COLOURS.map(([, colour]) => colour),
    '#ffffff',
    '#808080',
    '#d2b48c',
    '#c0c0c0',
    '#708090',
    '#b0c4de',
    '#f5deb3',
    '#bc8f8f',
    '#8fbc8f',
    '#556b2f',
  ];
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
        if (nearest(at) === reference) hits += 1;
      }
    }
    return hits / 64;
  });
  const share = Math.max(...shares);
  return { cell: shares.indexOf(share), share };
};

it('lets colour and position be read from the pixels for at least 38 of 40 held-out prompts', async ({ annotate }) => {
  const painter = createPainter();
  const missed: string[] = [];
  for (const { text, reference, cell } of prompts) {
    const painting = await painter.begin({
      model: 'gpt-image-2',
      prompt: text,
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
    const pixels = await sharp(await painting.finished())
      .resize(48, 48)
      .removeAlpha()
      .raw()
      .toBuffer();
    const seen = read(pixels, reference);
    if (seen.cell !== cell || seen.share < 0.5) missed.push(`${text} (cell ${seen.cell}, ${Math.round(seen.share * 100)} %)`);
  }
  await annotate(`read ${prompts.length - missed.length} of ${prompts.length}; missed: ${missed.join('; ') || 'none'}`);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2);
}, 60_000);
