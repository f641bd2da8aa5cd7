import { expect, it } from 'vitest';
import { readColourIn, thumbnail } from '../testing/read-pixels.ts';
import { createPainter } from './create-painter.ts';

const COLOURS = {
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  purple: '#800080',
  orange: '#ffa500',
  pink: '#ffc0cb',
  brown: '#8b4513',
  black: '#000000',
  turquoise: '#40e0d0',
  white: '#ffffff',
  gray: '#808080',
} as const;

type Named = readonly [colour: keyof typeof COLOURS, cell: number];

/** A prompt, and each colour it names with the cell (row by row from 0) it must be in. */
const PROMPTS: readonly (readonly [string, ...Named[]])[] = [
  ['a red accordion in the top right corner', ['red', 2]],
  ['Upper left: a blue teapot; nothing else', ['blue', 0]],
  ['bottom centre, a yellow submarine', ['yellow', 7]],
  ['a purple octopus at the left side of the picture', ['purple', 3]],
  ['In the lower left, a green armchair', ['green', 6]],
  ['an orange backpack in the lower right corner', ['orange', 8]],
  ['One pink flamingo on the right', ['pink', 5]],
  ['a brown saxophone in the middle', ['brown', 4]],
  ['a black top hat at the top centre', ['black', 1]],
  ['a turquoise canoe near the bottom', ['turquoise', 7]],
  ['a green frog in the bottom right and a red snail in the top left', ['green', 8], ['red', 0]],
  ['a blue cube on the left, a yellow sphere on the right', ['blue', 3], ['yellow', 5]],
  ['a white porcelain vase in the centre, against a dark wall', ['white', 4]],
  ['a gray stone in the bottom left corner of the canvas', ['gray', 6]],
  ['top left corner: an orange tent', ['orange', 0]],
  ['A purple grand piano toward the lower left', ['purple', 6]],
  ['please draw a red telephone in the upper right', ['red', 2]],
  ['a small pink pig, bottom right', ['pink', 8]],
  ['a green hot air balloon, top right', ['green', 2]],
  ['the yellow taxi is at the bottom left', ['yellow', 6]],
  ['at the top of the image there is a brown owl', ['brown', 1]],
  ['a blue whale on the right-hand side', ['blue', 5]],
  ['a black violin in the upper left, a pink rose in the lower right', ['black', 0], ['pink', 8]],
  ['an orange cat in the middle left', ['orange', 3]],
  ['turquoise parrot, top centre', ['turquoise', 1]],
  ['a red apple in the bottom left and a green pear in the bottom right', ['red', 6], ['green', 8]],
  ['a purple witch hat near the upper left corner', ['purple', 0]],
  ['a yellow raincoat in the center of the frame', ['yellow', 4]],
  ['in the bottom right corner sits a blue penguin', ['blue', 8]],
  ['a pink cupcake at the very bottom', ['pink', 7]],
  ['a green dinosaur standing in the lower right, watercolour', ['green', 8]],
  ['a red mailbox at the right edge, oil painting', ['red', 5]],
  ['a blue lantern in the top left, pixel art', ['blue', 0]],
  ['an orange lion in the centre, flat poster', ['orange', 4]],
  ['a brown barrel at the left edge of the scene', ['brown', 3]],
  ['a turquoise scooter in the lower left part', ['turquoise', 6]],
  ['a black raven upper right, a yellow moon upper left', ['black', 2], ['yellow', 0]],
  ['a purple balloon in the upper left and an orange pumpkin in the lower right', ['purple', 0], ['orange', 8]],
  ['a gray elephant at the bottom', ['gray', 7]],
  ['a white swan in the lower left', ['white', 6]],
];

it('reads the named colours at their places', async ({ annotate }) => {
  const painter = createPainter();
  const missed: string[] = [];
  for (const [prompt, ...named] of PROMPTS) {
    const pixels = await thumbnail(painter, prompt);
    const wrong = named.flatMap(([colour, cell]) => {
      const seen = readColourIn(pixels, COLOURS[colour], Object.values(COLOURS));
      return seen.cell === cell && seen.share >= 0.5 ? [] : [`${colour} (cell ${seen.cell}, ${Math.round(seen.share * 100)} %)`];
    });
    if (wrong.length > 0) missed.push(`${prompt}: ${wrong.join(', ')}`);
  }
  await annotate(`read ${PROMPTS.length - missed.length} of ${PROMPTS.length}; missed: ${missed.join('; ') || 'none'}`);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2);
}, 60_000);
