import sharp from 'sharp';
import { composeSvg, type Composition } from './compose.ts';
import type { PaintOrder } from './painter.ts';
import { seededRandom } from './random.ts';
import type { ApplyLook } from './looks/apply-look.ts';
import { overlay, rasterise, readCovering, type Raster } from './raster.ts';
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

/** The only reference with the change painted over it. */
const overOne = async (reference: Buffer, sketch: Sketch): Promise<Raster> => {
  const { width, height } = sketch.size;
  const { colour, opacity } = veilOf(sketch.prompt, sketch.seed);
  const veil = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${colour}" opacity="${opacity}"/></svg>`;
  const figures = composeSvg({ ...sketch, layer: 'figures' });
  return overlay(await readCovering(reference, sketch.size), [{ input: Buffer.from(veil) }, { input: Buffer.from(figures) }]);
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
  const columns = Math.ceil(Math.sqrt((references.length * width) / height));
  const rows = Math.ceil(references.length / columns);
  const edge = Math.floor(Math.min(width / columns, height / rows) * 0.62);
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

/** Puts back the pixels of the reference wherever the mask is not transparent. Advisory masks leak a band around them. */
const protect = async (painted: Raster, order: PaintOrder, original: Raster): Promise<void> => {
  if (order.mask === null || order.leakMask) return;
  const { width, height } = order.size;
  const alpha = await sharp(order.mask)
    .resize(width, height, { fit: 'cover', kernel: 'nearest' })
    .extractChannel('alpha')
    .raw()
    .toBuffer();
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    if (alpha[pixel] !== 0) original.data.copy(painted.data, pixel * 4, pixel * 4, pixel * 4 + 4);
  }
};

/** Paints an edit. With a mask the whole scene is painted anew and only its transparent region is kept. */
export const paintEdit = async (order: PaintOrder, sketch: Sketch, applyLook: ApplyLook): Promise<Raster> => {
  const [first] = order.references;
  if (first === undefined) throw new RangeError('an edit needs a reference');
  const { look } = readMood(order.prompt);
  if (order.mask !== null) {
    const painted = await applyLook(await rasterise(composeSvg({ ...sketch, layer: 'all' })), look, false);
    await protect(painted, order, await readCovering(first, order.size));
    return painted;
  }
  const painted = await (order.references.length === 1 ? overOne(first, sketch) : collage(order.references, sketch));
  return applyLook(painted, look, order.background === 'opaque');
};
