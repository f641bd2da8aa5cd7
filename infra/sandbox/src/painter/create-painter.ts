import { createHash } from 'node:crypto';
import { composeSvg, type Composition } from './compose.ts';
import { paintEdit } from './edit.ts';
import type { Painter, Painting, PaintOrder } from './painter.ts';
import { createLooks, type ApplyLook } from './looks/apply-look.ts';
import { defocus, encode, overlay, rasterise, soften, type Encoding, type Raster } from './raster.ts';
import { readMood } from './read-mood.ts';
import { readPrompt } from './read-prompt.ts';

const DETAIL: Readonly<Record<PaintOrder['quality'], number>> = { low: 1, medium: 2, high: 3, xhigh: 3, max: 3 };

/** Blur of the partial images in pixels of a 1024 sheet, from the first to the last. */
const FIRST_BLUR = 56;
const LAST_BLUR = 7;

const blurAt = (step: number, steps: number, edge: number): number => {
  const share = steps <= 1 ? 0.5 : step / (steps - 1);
  return (FIRST_BLUR * (LAST_BLUR / FIRST_BLUR) ** share * edge) / 1024;
};

/** Likewise, of what lies behind the subject of a photograph. */
const OUT_OF_FOCUS = 15;

const seedOf = ({ model, prompt, size, quality, index }: PaintOrder): string =>
  JSON.stringify([model, prompt, size.width, size.height, quality, index]);

/** A photograph is sharp where its subject is. */
const photograph = async (composition: Omit<Composition, 'layer'>): Promise<Raster> => {
  if (readPrompt(composition.prompt).subjects.length === 0) return rasterise(composeSvg({ ...composition, layer: 'all' }));
  const edge = Math.min(composition.size.width, composition.size.height);
  const behind = await defocus(await rasterise(composeSvg({ ...composition, layer: 'backdrop' })), (OUT_OF_FOCUS * edge) / 1024);
  return overlay(behind, [{ input: Buffer.from(composeSvg({ ...composition, layer: 'figures' })) }]);
};

const paint = async (order: PaintOrder, applyLook: ApplyLook): Promise<Raster> => {
  const composition = { seed: seedOf(order), prompt: order.prompt, size: order.size, detail: DETAIL[order.quality] };
  if (order.references.length > 0) return paintEdit(order, composition, applyLook);
  const opaque = order.background === 'opaque';
  const { look } = readMood(order.prompt);
  if (opaque && look === 'film') return applyLook(await photograph(composition), look, opaque);
  return applyLook(await rasterise(composeSvg({ ...composition, layer: opaque ? 'all' : 'cutout' })), look, opaque);
};

const encodingOf = ({ format, compression, model, background }: PaintOrder): Encoding => ({
  format,
  compression,
  model,
  opaque: background === 'opaque',
});

/** Three bytes of the seed's hash, over the whole sheet. */
const paintPlain = ({ size, ...order }: PaintOrder): Raster => {
  const [red = 0, green = 0, blue = 0] = createHash('sha256')
    .update(seedOf({ size, ...order }))
    .digest();
  const pixel = Buffer.from([red, green, blue, order.background === 'opaque' ? 255 : 127]);
  return { ...size, data: Buffer.alloc(size.width * size.height * pixel.length, pixel) };
};

const HEAVY: PaintOrder = {
  model: 'gpt-image-2',
  prompt: 'a small white boat on a quiet lake at dawn, mountains in the mist',
  size: { width: 1024, height: 1024 },
  quality: 'high',
  background: 'opaque',
  format: 'png',
  compression: 100,
  index: 0,
  references: [],
  mask: null,
  leakMask: false,
};

/** A painting that looks the same from beginning to end. */
const always = (picture: () => Promise<Buffer>): Promise<Painting> => Promise.resolve({ partial: picture, finished: picture });

/** The painter: the same order gives the same bytes. */
export const createPainter = (): Painter => {
  const applyLook = createLooks();
  let heavy: Promise<Buffer> | undefined;
  return {
    begin(order) {
      const encoding = encodingOf(order);
      const raster = paint(order, applyLook);
      // The failure is reported by whoever asks for the picture; without this it would also be an unhandled rejection.
      raster.catch(() => undefined);
      const edge = Math.min(order.size.width, order.size.height);
      return Promise.resolve({
        partial: async (step, steps) => encode(await soften(await raster, blurAt(step, steps, edge)), encoding),
        finished: async () => encode(await raster, encoding),
      });
    },
    plain(order) {
      const picture = encode(paintPlain(order), encodingOf(order));
      return always(() => picture);
    },
    heavy: () => always(() => (heavy ??= paint(HEAVY, applyLook).then((raster) => encode(raster, encodingOf(HEAVY))))),
  };
};
