import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageModels, offeredModels, type Size } from './models.ts';
import {
  isLegalSize,
  offeredRatios,
  offeredResolutions,
  ratios,
  resolutions,
  snapSize,
  type Ratio,
  type Resolution,
} from './sizes.ts';

const every = imageModels.flatMap((model) =>
  ratios.flatMap((ratio) => (Object.keys(resolutions) as Resolution[]).map((resolution) => ({ model, ratio, resolution }))),
);
const shapeOf = (ratio: Ratio): number => {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width / height;
};

describe('snapping a shape and a resolution to a size (lesson R10)', () => {
  it.each(every)('$model.id $ratio $resolution is legal', ({ model, ratio, resolution }) => {
    expect(isLegalSize(model.sizes, snapSize(model, ratio, resolution))).toBe(true);
  });

  it('keeps the shape within 3 % where the model takes any size', () => {
    for (const { model, ratio, resolution } of every.filter(({ model: { sizes } }) => sizes.kind === 'flexible')) {
      const size = snapSize(model, ratio, resolution);
      expect(Math.abs(Math.log(size.width / size.height / shapeOf(ratio))), `${model.id} ${ratio} ${resolution}`).toBeLessThan(
        0.03,
      );
    }
  });

  it('never turns landscape into portrait or a square', () => {
    for (const { model, ratio, resolution } of every) {
      const size = snapSize(model, ratio, resolution);
      expect(Math.sign(size.width - size.height), `${model.id} ${ratio}`).toBe(Math.sign(Math.log(shapeOf(ratio))) + 0);
    }
  });

  it('offers no two buttons for one size', () => {
    for (const model of imageModels)
      for (const resolution of offeredResolutions(model)) {
        const sizes = offeredRatios(model, resolution).map(({ size }) => `${size.width}x${size.height}`);
        expect(new Set(sizes).size).toBe(sizes.length);
      }
  });

  it('refuses what the provider refuses', () => {
    const rule = imageModels[0]?.sizes;
    expect(rule).toBeDefined();
    if (!rule) return;
    const illegal: Size[] = [
      { width: 1000, height: 1000 },
      { width: 4096, height: 1024 },
      { width: 512, height: 512 },
      { width: 3840, height: 3840 },
      { width: 3840, height: 1024 },
      { width: -1024, height: -1024 },
      { width: Number.NaN, height: 1024 },
    ];
    for (const size of illegal) expect(isLegalSize(rule, size), JSON.stringify(size)).toBe(false);
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 5000 }), fc.integer({ min: -10, max: 5000 }), (width, height) => {
        const legal = isLegalSize(rule, { width, height });
        if (legal) expect([width % 16, height % 16]).toEqual([0, 0]);
      }),
    );
  });
});

describe('retirement', () => {
  it('takes a model away on its day', () => {
    const ids = (day: string): string[] => offeredModels(imageModels, new Date(day)).map(({ id }) => id);
    expect(ids('2026-10-22T23:59:59Z')).toContain('gpt-image-1');
    expect(ids('2026-10-23T00:00:00Z')).not.toContain('gpt-image-1');
  });
});
