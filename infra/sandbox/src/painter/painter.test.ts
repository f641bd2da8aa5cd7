import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createPainter } from './create-painter.ts';
import type { PaintOrder } from './painter.ts';

const painter = createPainter();
const [WIDTH, HEIGHT] = [384, 256];

const order = (change: Partial<PaintOrder>): PaintOrder => ({
  model: 'gpt-image-2',
  prompt: 'a red boat on a green sea',
  size: { width: WIDTH, height: HEIGHT },
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

const rgba = (bytes: Buffer): Promise<Buffer> => sharp(bytes).ensureAlpha().raw().toBuffer();
const paint = async (change: Partial<PaintOrder>): Promise<Buffer> => (await painter.begin(order(change))).finished();
const pixels = async (change: Partial<PaintOrder>): Promise<Buffer> => rgba(await paint(change));

const sheet = (r: number, g: number, b: number): Promise<Buffer> =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();

/** How many pixels a test holds for. */
const count = (raw: Buffer, holds: (r: number, g: number, b: number, alpha: number) => boolean): number => {
  let found = 0;
  for (let at = 0; at < raw.length; at += 4) {
    if (holds(raw[at] ?? 0, raw[at + 1] ?? 0, raw[at + 2] ?? 0, raw[at + 3] ?? 0)) found += 1;
  }
  return found;
};

const ALL = WIDTH * HEIGHT;

it('paints the same bytes for the same order, and another picture for the next index', async () => {
  expect(await paint({})).toEqual(await paint({}));
  expect(await paint({ index: 1 })).not.toEqual(await paint({}));
});

it('changes the inside of a mask and no pixel outside it', async () => {
  const reference = await paint({});
  const hole = { input: { create: { width: 100, height: 120, channels: 4, background: '#ffffff' } }, left: 40, top: 30 } as const;
  const mask = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: '#000000' } })
    .composite([{ ...hole, blend: 'dest-out' }])
    .png()
    .toBuffer();
  const [before, after] = [await rgba(reference), await pixels({ prompt: 'a yellow balloon', references: [reference], mask })];
  const changed = { inside: 0, outside: 0 };
  for (let pixel = 0; pixel < ALL; pixel += 1) {
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)];
    const where = x >= 40 && x < 140 && y >= 30 && y < 150 ? 'inside' : 'outside';
    if (before.readUInt32LE(pixel * 4) !== after.readUInt32LE(pixel * 4)) changed[where] += 1;
  }
  expect(changed.outside).toBe(0);
  expect(changed.inside).toBeGreaterThan(6_000);
  expect(count(after, (r, g, b) => r > 200 && g > 170 && b < 90)).toBeGreaterThan(1_000);
});

it('shows every reference in a collage', async () => {
  const references = [await sheet(230, 20, 20), await sheet(20, 200, 20), await sheet(20, 20, 230)];
  const raw = await pixels({ prompt: 'combine these on a table', references });
  expect(count(raw, (r, g, b) => r > 190 && g < 70 && b < 70)).toBeGreaterThan(ALL / 30);
  expect(count(raw, (r, g, b) => g > 160 && r < 70 && b < 70)).toBeGreaterThan(ALL / 30);
  expect(count(raw, (r, g, b) => b > 190 && r < 70 && g < 70)).toBeGreaterThan(ALL / 30);
});

it('keeps a single reference under the mood that is asked for', async () => {
  const raw = await pixels({ prompt: 'make it night', references: [await sheet(200, 200, 40)] });
  expect(count(raw, (r, g, b) => Math.abs(r - g) < 40 && r < 140 && b < 110)).toBeGreaterThan(ALL * 0.9);
});

it('cuts out what is named, and always something', async () => {
  for (const prompt of ['a blue mug', 'jazz', 'a fox, pixel art', 'a pear, watercolour']) {
    const raw = await pixels({ prompt, background: 'transparent' });
    expect(
      count(raw, (_r, _g, _b, alpha) => alpha === 255),
      prompt,
    ).toBeGreaterThan(ALL / 12);
    expect(
      count(raw, (_r, _g, _b, alpha) => alpha === 0),
      prompt,
    ).toBeGreaterThan(ALL / 3);
  }
});

it('shows the whole composition from the first partial image on', async () => {
  const painting = await painter.begin(order({}));
  const small = async (bytes: Buffer): Promise<Buffer> => sharp(bytes).resize(12, 8).removeAlpha().raw().toBuffer();
  const [first, final] = [await small(await painting.partial(0, 3)), await small(await painting.finished())];
  const apart = first.reduce((sum, value, at) => sum + Math.abs(value - (final[at] ?? 0)), 0) / first.length;
  expect(apart).toBeLessThan(22);
});

const chroma = (r: number, g: number, b: number): number => Math.max(r, g, b) - Math.min(r, g, b);

it.each([
  ['ink drawing', (raw: Buffer) => count(raw, (r, g, b) => chroma(r, g, b) < 30) > ALL * 0.97],
  ['watercolour', (raw: Buffer) => (raw[0] ?? 0) > 235 && (raw[1] ?? 0) > 230 && (raw[2] ?? 0) > 220],
  ['poster', (raw: Buffer) => raw.readUInt32BE(0) === 0xf6eedcff],
  ['pixel art', (raw: Buffer) => new Set(Array.from({ length: ALL }, (_, at) => raw.readUInt32LE(at * 4))).size < 400],
] as const)('paints in the manner of %s', async (manner, shows) => {
  expect(shows(await pixels({ prompt: `a boat on the sea, ${manner}` }))).toBe(true);
  expect(shows(await pixels({ prompt: 'a boat on the sea' }))).toBe(false);
});

it.each(['oil painting', 'film photo'])('paints %s with a grain of its own', async (manner) => {
  expect(await pixels({ prompt: `a boat on the sea, ${manner}` })).not.toEqual(await pixels({ prompt: 'a boat on the sea' }));
});

it('paints plainly where asked: one colour of the size, format and ground of the order, its own for each order', async () => {
  const finished = async (change: Partial<PaintOrder>): Promise<Buffer> => (await painter.plain(order(change))).finished();
  const colours = new Set<string>();
  for (const change of [{}, { prompt: 'a blue boat' }, { index: 1 }, { quality: 'high' }] as const) {
    const file = await finished(change);
    expect(await finished(change)).toEqual(file);
    const pixel = (await rgba(file)).subarray(0, 4);
    expect(count(await rgba(file), (r, g, b, alpha) => pixel.equals(Buffer.from([r, g, b, alpha])))).toBe(WIDTH * HEIGHT);
    colours.add(pixel.toString('hex'));
  }
  expect(colours.size).toBe(4);
  for (const format of ['png', 'jpeg', 'webp'] as const)
    expect(await sharp(await finished({ format })).metadata()).toMatchObject({ format, width: WIDTH, height: HEIGHT });
  const clear = await rgba(await finished({ background: 'transparent' }));
  expect(clear[3]).toBeLessThan(255);
});

it('has a heavy picture for whoever measures what is around it', async () => {
  const [one, other] = await Promise.all([{}, { prompt: 'a blue boat' }].map((change) => painter.heavy(order(change))));
  const file = await one?.finished();
  expect(file?.length).toBeGreaterThan(1_000_000);
  expect(await other?.partial(0, 3)).toBe(file);
});
