import { expect, it } from 'vitest';
import { isSeenIn, NAMED_COLOURS, readColourIn, thumbnail, type ColourName } from '../testing/read-pixels.ts';
import { createPainter } from './create-painter.ts';

/**
 * Goal: the named colour and place can be read from the pixels in at least 38 of 40 prompts that the painter was not made with.
 * This set was written in full before the painter was tried on it, run once, and not tuned on: 38 were read.
 * A colour is read by a reader of its own (read-pixels.ts): each pixel of a cell's middle has the name of the nearest of 31 colours,
 * and the cell with the largest share of the wanted name must be the right one, with at least half of its middle.
 */
const PROMPTS: readonly (readonly [string, ...(readonly [colour: ColourName, cell: number])[]])[] = [
  ['an ochre trumpet lying in the bottom left corner', ['ochre', 6]],
  ['Top right corner: a teal lampshade', ['teal', 2]],
  ['a maroon canoe in the middle of the frame', ['maroon', 4]],
  ['A lilac poodle stands at the left of the picture', ['lilac', 3]],
  ['a charcoal top hat, lower right, watercolour on paper', ['charcoal', 8]],
  ['there is a cream sofa along the bottom', ['cream', 7]],
  ['a coral snail creeping up the right-hand edge', ['coral', 5]],
  ['a navy teapot at the top left and a yellow sugar bowl at the bottom right', ['navy', 0], ['yellow', 8]],
  ['an olive rucksack to the left of a turquoise surfboard', ['olive', 3], ['turquoise', 5]],
  ['In the upper centre floats a sky blue jellyfish', ['sky blue', 1]],
  ['a magenta gramophone with a golden horn in the lower left part of the image', ['magenta', 6]],
  ['gray donkey, centre right', ['gray', 5]],
  ['The orange bus is located in the top right of the scene.', ['orange', 2]],
  ['a brown acorn, close to the lower edge', ['brown', 7]],
  ['a big red barn on the left side, a small white goat on the right side', ['red', 3], ['white', 5]],
  ['a black piano tucked in the upper left corner of a concert hall', ['black', 0]],
  ['please show me a pink rhinoceros in the centre', ['pink', 4]],
  ['a green parrot perched on a branch in the upper right', ['green', 2]],
  ['a blue racing car speeding along the bottom left, motion, film photograph', ['blue', 6]],
  ['a purple armchair beneath a lamp, bottom right', ['purple', 8]],
  ['a turquoise kettle at the far right of the canvas, oil painting', ['turquoise', 5]],
  ['a maroon tent pitched in the lower right, under the stars', ['maroon', 8]],
  ['high in the left corner, a coral kite with a long tail', ['coral', 0]],
  ['a cream yacht on the left, calm sea', ['cream', 3]],
  ['an ochre lion in the upper third of the image, centred', ['ochre', 1]],
  ['a teal peacock at the bottom middle, pen and ink', ['teal', 7]],
  ['a sky blue vase in the top left and a charcoal cat in the bottom left', ['sky blue', 0], ['charcoal', 6]],
  ['a lilac cupcake below a brown bear', ['lilac', 7], ['brown', 1]],
  ['the lower left-hand corner contains an olive tractor', ['olive', 6]],
  ['a gray mouse at the upper right nibbling cheese', ['gray', 2]],
  ['a white lily in the center, on a dark table', ['white', 4]],
  ['a navy anchor at the very top, poster', ['navy', 1]],
  ['four yellow lemons at the left', ['yellow', 3]],
  ['a magenta robot in the right half of the picture, 8-bit pixel art', ['magenta', 5]],
  ['a red umbrella lies in the bottom right, a wet street', ['red', 8]],
  ['a black bicycle leaning at the lower left, foggy morning', ['black', 6]],
  ['an orange octopus in the deep sea, upper left', ['orange', 0]],
  ['a wooden shelf with a green globe in the middle', ['green', 4]],
  ['a pink caravan at the top, a blue tractor at the bottom', ['pink', 1], ['blue', 7]],
  ['a purple snail on a leaf, in the lower right-hand corner, macro photograph', ['purple', 8]],
];

it('lets colour and place be read from the pixels for at least 38 of 40 unseen prompts', async ({ annotate }) => {
  const painter = createPainter();
  const missed: string[] = [];
  for (const [prompt, ...named] of PROMPTS) {
    const pixels = await thumbnail(painter, prompt);
    const wrong = named.flatMap(([name, cell]) => {
      const seen = readColourIn(pixels, NAMED_COLOURS[name], Object.values(NAMED_COLOURS));
      return isSeenIn(seen, cell) ? [] : [`${name} (cell ${seen.cell}, ${Math.round(seen.share * 100)} %)`];
    });
    if (wrong.length > 0) missed.push(`${prompt}: ${wrong.join(', ')}`);
  }
  await annotate(`read ${PROMPTS.length - missed.length} of ${PROMPTS.length}; missed: ${missed.join('; ') || 'none'}`);
  expect(PROMPTS).toHaveLength(40);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2);
}, 60_000);
