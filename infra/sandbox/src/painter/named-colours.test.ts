import { expect, it } from 'vitest';
import { isSeenIn, NAMED_COLOURS, readColourIn, thumbnail, type ColourName } from '../testing/read-pixels.ts';
import { createPainter } from './create-painter.ts';
import { seededRandom } from './random.ts';
import { NOUNS } from './vocabulary.ts';

/** Goal: whatever can be drawn shows its named colour in its named cell, in every manner. Each run samples the same combinations. */
const EDGE = 240;
const PLACES = [
  'in the top left corner',
  'at the top',
  'in the top right corner',
  'on the left',
  'in the middle',
  'on the right',
  'in the bottom left corner',
  'at the bottom',
  'in the bottom right corner',
] as const;
const [FIRST = 'red', ...REST] = Object.keys(NAMED_COLOURS) as ColourName[];
const NAMES = [FIRST, ...REST] as const;
/** They have no drawing of their own and become sculptures. */
const UNKNOWN = 'accordion submarine octopus backpack typewriter pumpkin tractor snail'.split(' ');
const DRAWN = Object.values(NOUNS).flatMap((nouns) => nouns.split(' ').filter((noun) => noun !== ''));
const MANNERS = [
  'watercolour',
  'ink drawing',
  'oil painting',
  'film photo',
  'pixel art',
  'flat poster',
  'minimal',
  'at night',
  'at sunset',
  'in the fog',
  'in the snow',
  'melancholic',
];

interface Sample {
  noun: string;
  colour: ColourName;
  cell: number;
  manner: string;
}

/** Samples the reader misses, as prompts. */
const missedOf = async (samples: readonly Sample[]): Promise<string[]> => {
  const painter = createPainter();
  const missed: string[] = [];
  for (const { noun, colour, cell, manner } of samples) {
    const prompt = `a ${colour} ${noun} ${PLACES[cell] ?? ''}${manner}`;
    const seen = readColourIn(await thumbnail(painter, prompt, EDGE), NAMED_COLOURS[colour], Object.values(NAMED_COLOURS));
    if (!isSeenIn(seen, cell)) missed.push(`${prompt} (cell ${seen.cell}, ${Math.round(seen.share * 100)} %)`);
  }
  return missed;
};

const sampler = (seed: string, manner: string): ((noun: string) => Sample) => {
  const random = seededRandom(seed);
  return (noun) => ({
    noun,
    colour: random.pick(NAMES),
    cell: Math.min(8, Math.floor(random.between(0, 9))),
    manner: manner === '' ? '' : `, ${manner}`,
  });
};

it('shows every noun in its colour and cell', async () => {
  const samples = [...DRAWN, ...UNKNOWN].map(sampler('nouns', ''));
  const missed = await missedOf(samples);
  expect(samples.length).toBeGreaterThan(200);
  expect(missed.length / samples.length, missed.join('\n')).toBeLessThanOrEqual(0.02);
}, 60_000);

it.each(MANNERS)(
  'shows every colour in its cell in the manner: %s',
  async (manner) => {
    const sample = sampler(manner, manner);
    const nouns = [...UNKNOWN, 'armchair', 'teapot', 'cat', 'balloon'];
    const missed = await missedOf(
      NAMES.map((colour, index) => ({ ...sample(nouns[index % nouns.length] ?? 'octopus'), colour })),
    );
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
  },
  60_000,
);
