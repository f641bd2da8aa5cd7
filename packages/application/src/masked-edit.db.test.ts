import { createDecoder, openImage, runGeneration, type Decoder, type WorkContext } from '@candid/imaging';
import { AppError, type ImageId } from '@candid/kernel';
import { manualClock } from '@candid/testkit';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openImagingWorld, type ImagingWorld } from './testing/index.ts';

const EDGE = 1024;
const SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

let decoder: Decoder;
let world: ImagingWorld;
beforeAll(() => {
  decoder = createDecoder();
});
afterAll(() => decoder.close());
beforeEach(async () => {
  world = await openImagingWorld({ clock: manualClock(), decoder, pictures: 'painted' });
});
afterEach(() => world.close());

const teal = { r: 0, g: 128, b: 128 };
const reference = (edge = EDGE): Promise<Buffer> =>
  sharp({ create: { width: edge, height: edge, channels: 3, background: teal } })
    .png()
    .toBuffer();

/** Opaque, so to stay, but for its right half. */
const mask = (edge = EDGE): Promise<Buffer> =>
  sharp({ create: { width: edge, height: edge, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 1 } } })
    .composite([
      {
        input: { create: { width: edge / 2, height: edge, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 1 } } },
        left: edge / 2,
        top: 0,
        blend: 'dest-out',
      },
    ])
    .png()
    .toBuffer();

type Form = NonNullable<Parameters<ImagingWorld['submit']>[1]>;

const edit = async (form: Form, changes: Partial<WorkContext> = {}): Promise<Buffer> => {
  const subjectId = await world.startSubject();
  const [generationId] = await world.submit(subjectId, { prompt: 'a red boat [fault:mask-leak]', intent: 'edit', ...form });
  if (generationId === undefined) throw new Error('nothing was submitted');
  await runGeneration(world.work(changes), { generationId, signal: new AbortController().signal });
  const [image] = await world.database.kysely.selectFrom('image').select('id').execute();
  const { stream } = await openImage(world.submission, { subjectId, imageId: image?.id as ImageId });
  return Buffer.concat(await Array.fromAsync(stream));
};

/** How far the pixels of an upright strip are from the reference's colour at most. */
const change = async (picture: Buffer, { left, width }: { left: number; width: number }): Promise<number> => {
  const strip = sharp(picture).removeAlpha().extract({ left, top: 0, width, height: EDGE });
  const pixels = await strip.raw().toBuffer();
  const colour = [teal.r, teal.g, teal.b];
  return pixels.reduce((most, value, at) => Math.max(most, Math.abs(value - (colour[at % 3] ?? 0))), 0);
};
const masked = { left: EDGE / 2, width: EDGE / 2 };

const xmpOf = async (picture: Buffer): Promise<string> => (await sharp(picture).metadata()).xmp?.toString('utf8') ?? '';

test.each([
  ['png', EDGE / 2, 0],
  // Lossy formats change everything a little, and next to the seam more.
  ['jpeg', EDGE / 2 - 16, 24],
  ['webp', EDGE / 2 - 16, 24],
] as const)('a masked edit as %s keeps what lies outside the mask, and is marked as generated', async (format, width, loss) => {
  const picture = await edit({ outputFormat: format, references: [{ bytes: await reference() }], mask: await mask() });
  expect((await sharp(picture).metadata()).format).toBe(format);
  expect(await change(picture, { left: 0, width })).toBeLessThanOrEqual(loss);
  expect(await change(picture, masked)).toBeGreaterThan(60);
  expect(await xmpOf(picture)).toContain(SOURCE_TYPE);
});

test('without a mask, and with a reference of another size, the bytes stay as the provider sent them', async () => {
  const free = await edit({ references: [{ bytes: await reference() }] });
  expect(await xmpOf(free)).not.toContain(SOURCE_TYPE);
  await world.database.kysely.deleteFrom('image').execute();
  const other = await edit({ references: [{ bytes: await reference(512) }], mask: await mask(512) });
  expect(await xmpOf(other)).not.toContain(SOURCE_TYPE);
});

test('when the pixels cannot be opened, the picture is delivered as it came, and we hear of it', async () => {
  const reported: unknown[] = [];
  const broken = { ...decoder, restoreOutsideMask: () => Promise.reject(new AppError('reference_broken')) };
  const form = { references: [{ bytes: await reference() }], mask: await mask() };
  const picture = await edit(form, { decoder: broken, report: (error) => reported.push(error) });
  expect(await change(picture, masked)).toBeGreaterThan(60);
  expect(await xmpOf(picture)).not.toContain(SOURCE_TYPE);
  expect(reported).toMatchObject([{ code: 'reference_broken' }]);
});
