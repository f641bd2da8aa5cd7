import { expect, it } from 'vitest';
import { COLOURS } from './colour-names.ts';
import { readPrompt } from './read-prompt.ts';
import type { Place } from './scene.ts';

/** Cells of the picture counted row by row from 0, with ways to say them. */
const PHRASES: readonly (readonly [cell: number, ...phrases: string[]])[] = [
  [
    0,
    'in the upper left corner',
    'top left',
    'at the top left',
    'in the left upper corner',
    'in the top-left third of the image',
    'in the corner at the top left',
    'high on the left',
    'up in the left-hand corner',
    'on the left, near the top',
    'at the top, on the left',
    'in the northwest corner',
    'in the upper left quadrant',
  ],
  [
    1,
    'at the top',
    'top centre',
    'along the top edge',
    'in the middle of the top row',
    'in the upper third of the picture',
    'centred at the top',
    'in the top middle',
    'near the very top of the frame',
  ],
  [
    2,
    'in the upper right-hand corner',
    'top right',
    'toward the top right',
    'off to the upper right',
    'on the right side, at the top',
    'high up on the right',
    'in the north-east corner',
    'occupying the upper right',
  ],
  [
    3,
    'on the left',
    'to the left',
    'at the far left',
    'on the left-hand side',
    'along the left edge',
    'halfway up the left side',
    'in the middle of the left side',
    'middle left',
    'centre left',
    'off to the left',
    'in the left third of the frame',
    'at the left of the picture',
    'to the left of the frame',
    'in the leftmost third',
  ],
  [
    4,
    'in the middle',
    'in the centre of the picture',
    'center stage',
    'right in the middle',
    'dead centre',
    'smack in the middle of the canvas',
    'in the very centre',
    'centred in the frame',
    'occupying the centre',
    'in the exact middle',
  ],
  [
    5,
    'on the right',
    'at the right-hand side',
    'to the far right',
    'midway along the right edge',
    'middle right',
    'hugging the right edge',
    'on the right side of the scene',
    'in the right half',
  ],
  [
    6,
    'in the lower left corner',
    'bottom left',
    'low on the left',
    'down in the left corner',
    'in the bottom left-hand corner',
    'at the bottom, toward the left',
    'in the lower left part of the picture',
    'in the southwest corner',
    'at the lower left',
  ],
  [
    7,
    'at the bottom',
    'bottom centre',
    'in the middle of the bottom edge',
    'along the bottom',
    'near the lower edge',
    'in the lower half of the image',
    'at the very bottom',
  ],
  [
    8,
    'in the lower right',
    'bottom right',
    'near the bottom right-hand corner',
    'down at the lower right',
    'on the right, at the bottom',
    'in the bottom right of the canvas',
    'filling the lower right corner',
    'low down on the right',
  ],
];

const FRAMES = [
  (phrase: string) => `a teal gizmo ${phrase}`,
  (phrase: string) => `A teal gizmo is ${phrase}.`,
  (phrase: string) => `${phrase}, a small teal gizmo`,
  (phrase: string) => `${phrase} there is a teal gizmo, watercolour`,
  (phrase: string) => `${phrase}: one teal gizmo`,
  (phrase: string) => `a gizmo, teal, ${phrase}`,
  (phrase: string) => `Please paint a gizmo in teal ${phrase}, with a dark background`,
];

const third = (share: number): number => (share < 0.34 ? 0 : share > 0.66 ? 2 : 1);
const cellOf = (place: Place | null | undefined): number | null => (place ? third(place.y) * 3 + third(place.x) : null);

/** What is read, as "colour noun cell". */
const read = (prompt: string): string[] =>
  readPrompt(prompt).subjects.map(({ colour, noun, place }) => {
    const name = Object.keys(COLOURS).find((one) => COLOURS[one] === colour) ?? colour ?? 'no';
    return `${name} ${noun} ${cellOf(place) ?? '-'}`;
  });

it.each(PHRASES.flatMap(([cell, ...phrases]) => phrases.map((phrase) => [phrase, cell] as const)))(
  'reads "%s" as cell %i',
  (phrase, cell) => {
    for (const frame of FRAMES) expect(read(frame(phrase)), frame(phrase)).toEqual([`teal gizmo ${cell}`]);
  },
);

it.each([
  ['a teal cube to the left of an ochre sphere', 'teal cube 3', 'ochre sphere 5'],
  ['a teal cube to the right of the ochre sphere', 'teal cube 5', 'ochre sphere 3'],
  ['There is a maroon gizmo. To the left of the gizmo sits a cream widget.', 'maroon gizmo 5', 'cream widget 3'],
  ['a lilac widget with a navy gizmo to its right', 'lilac widget 3', 'navy gizmo 5'],
  ['a lilac widget, and to its left a navy gizmo', 'lilac widget 5', 'navy gizmo 3'],
  ['To the left of a red gizmo stands a green widget', 'red gizmo 5', 'green widget 3'],
  ['a red widget above a blue gizmo', 'red widget 1', 'blue gizmo 7'],
  ['a red widget in the middle with a blue gizmo to its left', 'red widget 4', 'blue gizmo 3'],
  ['a maroon gizmo between two cream widgets', 'maroon gizmo 4', 'cream widgets 3', 'cream widgets 5'],
  ['a maroon gizmo between a cream widget and a navy doodad', 'maroon gizmo 4', 'cream widget 3', 'navy doodad 5'],
  ['on the left a red gizmo, on the right a teal widget', 'red gizmo 3', 'teal widget 5'],
  ['Left: a red gizmo. Right: a teal widget.', 'red gizmo 3', 'teal widget 5'],
  ['a red gizmo, top left; a teal widget, bottom right', 'red gizmo 0', 'teal widget 8'],
  ['a cream hat in the top left and a teal scarf in the bottom right', 'cream hat 0', 'teal scarf 8'],
  ['The gizmo is charcoal. The gizmo is in the lower left.', 'charcoal gizmo 6'],
  ['Colour: ochre. Object: gizmo. Position: top right.', 'ochre gizmo 2'],
])('reads things beside one another: %s', (prompt, ...expected) => {
  expect(read(prompt)).toEqual(expected);
});

it.each([
  ['a teal-coloured gizmo on the left', 'teal gizmo 3'],
  ['a gizmo made of teal glass at the bottom right', 'teal gizmo 8'],
  ['a gizmo with a cream handle, teal, top left', 'teal gizmo 0'],
  ['a teal gizmo with a cream lid at the bottom left', 'teal gizmo 6'],
  ['a pink gizmo wearing a black top hat, in the lower right', 'pink gizmo 8'],
  ['a green gizmo that crawls along the bottom right', 'green gizmo 8'],
  ['In the top left we see a cream teacup', 'cream teacup 0'],
  ['The bottom left corner holds a purple gizmo; a white widget sits in the bottom right', 'purple gizmo 6', 'white widget 8'],
  ['a teal cat with a red ball at the lower left', 'teal cat 6', 'red ball 7'],
  ['a magenta gizmo in a pot, top left', 'magenta gizmo 0', 'no pot 1'],
  ['a mellow autumn scene with a pink gizmo at the bottom right', 'pink gizmo 8'],
  ['a lilac coral at the top right', 'lilac coral 2'],
  ['a teal, glossy gizmo at the top', 'teal gizmo 1'],
  ['a maroon wall clock on the right', 'maroon clock 5'],
  ['a teal paper lantern at the top left', 'teal lantern 0'],
  ['a cream desk in the lower left', 'cream desk 6'],
  ['a gizmo in a deep shade of teal, bottom left', 'teal gizmo 6'],
  ['a charcoal cat in the middle', 'charcoal cat 4'],
  ['a pink ice cream at the top left', 'pink icecream 0'],
  ['an orange in the upper right', '#ef8a1e orange 2'],
])('gives a colour to the right thing: %s', (prompt, ...expected) => {
  expect(read(prompt)).toEqual(expected);
});
