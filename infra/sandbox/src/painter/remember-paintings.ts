import { createHash } from 'node:crypto';
import type { Painter, Painting, PaintOrder } from './painter.ts';

const keyOf = ({ references, mask, ...order }: PaintOrder): string => {
  const hash = createHash('sha256').update(JSON.stringify(order));
  for (const bytes of [...references, mask ?? Buffer.alloc(0)]) hash.update(`${bytes.length}:`).update(bytes);
  return hash.digest('base64');
};

/** Does each part of a painting once, and hands the same bytes to everybody who asks. */
const paintOnce = (begun: Promise<Painting>): Painting => {
  const partials = new Map<string, Promise<Buffer>>();
  let finished: Promise<Buffer> | undefined;
  return {
    partial(step, steps) {
      const key = `${step} of ${steps}`;
      const partial = partials.get(key) ?? begun.then((painting) => painting.partial(step, steps));
      partials.set(key, partial);
      return partial;
    },
    finished: () => (finished ??= begun.then((painting) => painting.finished())),
  };
};

/**
 * The same painter, with its last `most` paintings at hand: the same order gives the same bytes, and whoever tries something out gives the
 * same order again and again.
 */
export const rememberPaintings = (painter: Painter, most: number): Painter => {
  const kept = new Map<string, Painting>();
  return {
    ...painter,
    begin(order) {
      const key = keyOf(order);
      const painting = kept.get(key) ?? paintOnce(painter.begin(order));
      // Last in the map is what was asked for last.
      kept.delete(key);
      kept.set(key, painting);
      for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
      return Promise.resolve(painting);
    },
  };
};
