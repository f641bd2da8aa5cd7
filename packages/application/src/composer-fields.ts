import type { ModelView } from './offer.ts';

/** Fields of the composer's form by name: what it begins with. */
export type ComposerFields = Readonly<Record<string, string>>;

/** Settings of a picture that was asked for once. */
export interface UsedSettings {
  readonly model: string;
  readonly quality: string;
  readonly width: number;
  readonly height: number;
}

const shapeDistance = (a: { width: number; height: number }, b: { width: number; height: number }): number =>
  Math.abs(Math.log(a.width / a.height / (b.width / b.height)));

/**
 * The composer's choices that lead to the settings of an earlier picture: its very pixels where the model still offers them, else the
 * shape nearest to it. A model that is no longer offered gives way to the first.
 */
export const fieldsOf = (models: readonly ModelView[], used: UsedSettings): ComposerFields => {
  const model = models.find(({ id }) => id === used.model) ?? models[0];
  if (!model) return {};
  const offered = Object.entries(model.ratios).flatMap(([resolution, ratios]) =>
    ratios.map((ratio) => ({ ...ratio, resolution })),
  );
  const same = offered.find(({ width, height }) => width === used.width && height === used.height);
  const nearest = offered.reduce<(typeof offered)[number] | undefined>(
    (best, ratio) => (best && shapeDistance(best, used) <= shapeDistance(ratio, used) ? best : ratio),
    undefined,
  );
  const chosen = same ?? nearest;
  return {
    model: model.id,
    quality: used.quality,
    ...(chosen && { ratio: chosen.id, resolution: chosen.resolution }),
  };
};
