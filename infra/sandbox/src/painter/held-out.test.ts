import { expect, it } from 'vitest';
import { readColourIn, thumbnail } from '../testing/read-pixels.ts';
import type { Colour } from './colour.ts';
import { createPainter } from './create-painter.ts';

/**
 * Goal: what a prompt names can be read from the pixels. The prompts were composed of words and phrases before the painter was tried on
 * them; some of the things have got drawings of their own since. The other set is in fresh-prompts.test.ts.
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

it('lets colour and position be read from the pixels for at least 38 of 40 held-out prompts', async ({ annotate }) => {
  const painter = createPainter();
  const colours = COLOURS.map(([, colour]) => colour);
  const missed: string[] = [];
  for (const { text, reference, cell } of prompts) {
    const seen = readColourIn(await thumbnail(painter, text), reference, colours);
    if (seen.cell !== cell || seen.share < 0.5) missed.push(`${text} (cell ${seen.cell}, ${Math.round(seen.share * 100)} %)`);
  }
  await annotate(`read ${prompts.length - missed.length} of ${prompts.length}; missed: ${missed.join('; ') || 'none'}`);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2);
}, 60_000);
