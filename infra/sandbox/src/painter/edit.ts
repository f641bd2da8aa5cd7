import sharp from 'sharp';
import { composeSvg, type Composition } from './compose.ts';
import type { PaintOrder } from './painter.ts';
import type { Size } from '../openai/size.ts';
import { seededRandom } from './random.ts';
import type { ApplyLook } from './looks/apply-look.ts';
import { overlay, rasterise, readCovering, type Raster } from './raster.ts';
import { closeHole, readHole, type Hole } from './fill-hole.ts';
import { readMood } from './read-mood.ts';
import { readPrompt } from './read-prompt.ts';

type Sketch = Omit<Composition, 'layer'>;

/** A veil of light for the mood the prompt asks for. */
const veilOf = (prompt: string, seed: string): { colour: string; opacity: number } => {
  const { time, weather, season, skyColour, backdrop } = readPrompt(prompt);
  const named = skyColour ?? backdrop;
  if (named !== null) return { colour: named, opacity: 0.45 };
  if (time === 'night') return { colour: '#12204a', opacity: 0.58 };
  if (time === 'sunset') return { colour: '#f08a3c', opacity: 0.36 };
  if (time === 'dawn') return { colour: '#f2b8b0', opacity: 0.34 };
  if (weather === 'fog' || weather === 'snow' || season === 'winter') return { colour: '#e6edf0', opacity: 0.42 };
  if (weather !== 'clear') return { colour: '#4b5866', opacity: 0.4 };
  return { colour: seededRandom(seed).pick(['#f0b26a', '#7fa6b8', '#c79ab8', '#9fb486']), opacity: 0.14 };
};

const rectangle = ({ width, height }: Size, { colour, opacity }: { colour: string; opacity: number }): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${colour}" opacity="${opacity}"/></svg>`,
  );

/** The only reference with the change painted over it. */
const overOne = async (reference: Buffer, sketch: Sketch): Promise<Raster> => {
  const figures = composeSvg({ ...sketch, layer: 'figures' });
  return overlay(await readCovering(reference, sketch.size), [
    { input: rectangle(sketch.size, veilOf(sketch.prompt, sketch.seed)) },
    { input: Buffer.from(figures) },
  ]);
};

/** One reference as a print with a white border, leaning a little. */
const printOf = async (reference: Buffer, edge: number, tilt: number): Promise<Buffer> => {
  const border = Math.round(edge * 0.045);
  const picture = await sharp(reference)
    .autoOrient()
    .resize(edge, edge, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .extend({ top: border, bottom: border * 2, left: border, right: border, background: '#fbf8f0' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(picture).rotate(tilt, { background: '#00000000' }).png({ compressionLevel: 0 }).toBuffer();
};

/** Several references lie as prints on the composed scene. */
const collage = async (references: readonly Buffer[], sketch: Sketch): Promise<Raster> => {
  const { width, height } = sketch.size;
  const random = seededRandom(`${sketch.seed} collage`);
  const rows = Math.min(references.length, Math.max(1, Math.round(Math.sqrt((references.length * height) / width))));
  const columns = Math.ceil(references.length / rows);
  const edge = Math.floor(Math.min(width / columns, height / rows) * 0.7);
  const layers = await Promise.all(
    references.map(async (reference, index) => {
      const input = await printOf(reference, edge, Math.round(random.between(-6, 6)));
      const { width: printWidth, height: printHeight } = await sharp(input).metadata();
      const centreX = ((index % columns) + 0.5) * (width / columns);
      const centreY = (Math.floor(index / columns) + 0.5) * (height / rows);
      return {
        input,
        left: Math.max(0, Math.round(centreX - printWidth / 2)),
        top: Math.max(0, Math.round(centreY - printHeight / 2)),
      };
    }),
  );
  return overlay(await rasterise(composeSvg({ ...sketch, layer: 'all' })), layers);
};

/** Puts back the pixels of the original wherever the mask is not transparent. */
const protect = (painted: Raster, original: Raster, { alpha }: Hole): void => {
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    if (alpha[pixel] !== 0) original.data.copy(painted.data, pixel * 4, pixel * 4, pixel * 4 + 4);
  }
};

/** What surrounds the hole closes it, and what the prompt names stands in it. An advisory mask also tints what is around. */
const intoHole = async (original: Raster, sketch: Sketch, { hole, leak }: { hole: Hole; leak: boolean }): Promise<Raster> => {
  const { left, top, width, height } = hole;
  const figures = composeSvg({ ...sketch, size: { width, height }, layer: 'cutout' });
  const veil = veilOf(sketch.prompt, sketch.seed);
  const layers = [
    leak ? { input: rectangle(sketch.size, veil) } : { input: rectangle({ width, height }, veil), left, top },
    { input: Buffer.from(figures), left, top },
  ];
  return overlay(await closeHole(original, hole), layers);
};

/**
 * Paints an edit: into the transparent region of the mask, over the only reference, or with several references as prints.
 * Outside the mask every pixel stays as it was, unless the order lets it leak.
 */
export const paintEdit = async (order: PaintOrder, sketch: Sketch, applyLook: ApplyLook): Promise<Raster> => {
  const [first] = order.references;
  if (first === undefined) throw new RangeError('an edit needs a reference');
  const { look } = readMood(order.prompt);
  const hole = order.mask === null ? null : await readHole(order.mask, order.size);
  if (order.mask !== null) {
    const original = await readCovering(first, order.size);
    if (hole === null && !order.leakMask) return original;
    const whole = { alpha: Buffer.alloc(order.size.width * order.size.height, 255), left: 0, top: 0, ...order.size };
    const painted = await intoHole(original, sketch, { hole: hole ?? whole, leak: order.leakMask });
    const finished = await applyLook(painted, look, false);
    if (hole !== null && !order.leakMask) protect(finished, original, hole);
    return finished;
  }
  const painted = await (order.references.length === 1 ? overOne(first, sketch) : collage(order.references, sketch));
  return applyLook(painted, look, order.background === 'opaque');
};
