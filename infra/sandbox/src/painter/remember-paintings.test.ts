import { expect, it } from 'vitest';
import type { Painter, Painting, PaintOrder } from './painter.ts';
import { rememberPaintings } from './remember-paintings.ts';

const order = (change: Partial<PaintOrder> = {}): PaintOrder => ({
  model: 'gpt-image-2',
  prompt: 'a red boat',
  size: { width: 384, height: 256 },
  quality: 'low',
  background: 'opaque',
  format: 'png',
  compression: 100,
  index: 0,
  references: [],
  mask: null,
  leakMask: false,
  ...change,
});

/** Notes what is painted; each part of each painting gives bytes of its own. */
const noting = () => {
  const painted: string[] = [];
  const note = (part: string): Promise<Buffer> => Promise.resolve(Buffer.from(`${painted.push(part)}`));
  const begin = ({ prompt }: PaintOrder): Promise<Painting> =>
    Promise.resolve({ partial: (step) => note(`${prompt} ${step}`), finished: () => note(`${prompt} finished`) });
  const painter: Painter = {
    begin,
    plain: begin,
    heavy: begin,
  };
  return { painter, painted };
};

it('paints the same order once, and each that differs in anything by itself', async () => {
  const { painter, painted } = noting();
  const remembering = rememberPaintings(painter, 10);
  const finished = async (change?: Partial<PaintOrder>) => String(await (await remembering.begin(order(change))).finished());
  const first = await finished();
  expect(await finished()).toBe(first);
  const [white, black] = [Buffer.from('white'), Buffer.from('black')];
  const others: Partial<PaintOrder>[] = [
    { prompt: 'a blue boat' },
    { index: 1 },
    { references: [white] },
    { references: [black] },
    { references: [white, black] },
    { references: [white], mask: black },
    { leakMask: true },
  ];
  const answers = [];
  for (const other of others) answers.push(await finished(other));
  expect(new Set([first, ...answers]).size).toBe(others.length + 1);
  const painting = await remembering.begin(order());
  expect(String(await painting.partial(0, 3))).not.toBe(String(await painting.partial(1, 3)));
  const count = painted.length;
  await (await remembering.begin(order())).partial(1, 3);
  expect(painted).toHaveLength(count);
});

it('forgets what was asked for longest ago', async () => {
  const { painter, painted } = noting();
  const remembering = rememberPaintings(painter, 2);
  for (const prompt of ['one', 'two', 'one', 'three', 'one', 'two'])
    await (await remembering.begin(order({ prompt }))).finished();
  expect(painted).toEqual(['one finished', 'two finished', 'three finished', 'two finished']);
});
