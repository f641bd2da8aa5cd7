import type { ImageModel, Size, SizeRule } from './models.ts';

/** The shapes a person chooses from; `width:height`. */
export const ratios = ['1:1', '4:3', '3:4', '3:2', '2:3', '16:9', '9:16', '21:9', '9:21', '3:1', '1:3'] as const;
export type Ratio = (typeof ratios)[number];

/** How many pixels a person asks for; the numbers are targets that a model's rule may move. */
export const resolutions = { standard: 1_048_576, large: 2_359_296, huge: 8_294_400 } as const;
export type Resolution = keyof typeof resolutions;

/** Whether a string is one of the shapes offered. */
export const isRatio = (text: string): text is Ratio => (ratios as readonly string[]).includes(text);
/** Whether a string is one of the resolutions offered. */
export const isResolution = (text: string): text is Resolution => Object.hasOwn(resolutions, text);

const parts = (ratio: Ratio): Size => {
  const [width, height] = ratio.split(':').map(Number);
  return { width: width ?? 1, height: height ?? 1 };
};

/** Whether a model takes exactly this size (the provider answers 400 to any other). */
export const isLegalSize = (rule: SizeRule, { width, height }: Size): boolean => {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width <= 0 || height <= 0) return false;
  if (rule.kind === 'listed') return rule.sizes.some((size) => size.width === width && size.height === height);
  const pixels = width * height;
  return (
    width % rule.step === 0 &&
    height % rule.step === 0 &&
    Math.max(width, height) <= rule.maxEdge &&
    pixels >= rule.minPixels &&
    pixels <= rule.maxPixels &&
    Math.max(width, height) <= rule.maxRatio * Math.min(width, height)
  );
};

const distance = (a: Size, b: Size): number => Math.abs(Math.log(a.width / a.height) - Math.log(b.width / b.height));

const snapFlexible = (rule: Extract<SizeRule, { kind: 'flexible' }>, shape: Size, target: number): Size => {
  const ideal = Math.sqrt((Math.min(Math.max(target, rule.minPixels), rule.maxPixels) * shape.width) / shape.height);
  const widest = rule.maxEdge * Math.min(1, shape.width / shape.height);
  const first = Math.ceil(Math.min(ideal, widest) / rule.step) + 2;
  let best: Size | null = null;
  let bestCost = Infinity;
  // Around the ideal width there are only a few candidates; the cheapest in shape and pixels that is legal wins.
  for (let column = first; column > Math.max(0, first - 24); column -= 1) {
    const width = column * rule.step;
    const exact = (width * shape.height) / shape.width / rule.step;
    for (const row of [Math.floor(exact), Math.ceil(exact)]) {
      const size = { width, height: row * rule.step };
      if (!isLegalSize(rule, size)) continue;
      const cost = distance(size, shape) * 4 + Math.abs(Math.log((size.width * size.height) / target));
      if (cost < bestCost) [best, bestCost] = [size, cost];
    }
  }
  return best ?? { width: 1024, height: 1024 };
};

/**
 * The legal size nearest to a shape and resolution. Every combination gives one (lesson R10); the interface labels it with these
 * very pixels.
 */
export const snapSize = (model: Pick<ImageModel, 'sizes'>, ratio: Ratio, resolution: Resolution): Size => {
  const shape = parts(ratio);
  if (model.sizes.kind === 'flexible') return snapFlexible(model.sizes, shape, resolutions[resolution]);
  const [first, ...others] = model.sizes.sizes;
  return others.reduce(
    (best, size) => (distance(size, shape) < distance(best, shape) ? size : best),
    first ?? { width: 1024, height: 1024 },
  );
};

/** The shapes of a model that lead to different sizes: what the interface offers, without two buttons for one size. */
export const offeredRatios = (
  model: Pick<ImageModel, 'sizes'>,
  resolution: Resolution,
): readonly { ratio: Ratio; size: Size }[] => {
  const seen = new Set<string>();
  return ratios.flatMap((ratio) => {
    const size = snapSize(model, ratio, resolution);
    const key = `${size.width}x${size.height}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ratio, size }];
  });
};

/** The resolutions that make a difference for a model. */
export const offeredResolutions = (model: Pick<ImageModel, 'sizes'>): readonly Resolution[] =>
  model.sizes.kind === 'listed' ? ['standard'] : (Object.keys(resolutions) as Resolution[]);
