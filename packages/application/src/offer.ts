import {
  estimateCost,
  offeredModels,
  offeredRatios,
  offeredResolutions,
  PARTIALS,
  type ImageModel,
  type Quality,
} from '@candid/imaging';

/** A shape of a model, with the very pixels it leads to. */
export interface RatioView {
  readonly id: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
}

/** A model as the interface offers it: everything comes from the model's table. */
export interface ModelView {
  readonly id: string;
  readonly name: string;
  readonly maker: string;
  readonly ratios: Readonly<Record<string, readonly RatioView[]>>;
  readonly qualities: readonly { readonly id: Quality; readonly label: string; readonly priceMicroUsd: number }[];
  readonly supportsTransparent: boolean;
  readonly maxReferences: number;
  readonly supportsMask: boolean;
}

const TYPICAL_PROMPT = 200;

const viewOf = (model: ImageModel, maxReferences: number): ModelView => ({
  id: model.id,
  name: model.name,
  maker: model.maker,
  ratios: Object.fromEntries(
    offeredResolutions(model).map((resolution) => [
      resolution,
      offeredRatios(model, resolution).map(({ ratio, size }) => ({ id: ratio, label: ratio, ...size })),
    ]),
  ),
  qualities: model.qualities.map((quality) => ({
    id: quality,
    label: quality,
    priceMicroUsd: estimateCost(model, {
      quality,
      size: { width: 1024, height: 1024 },
      promptLength: TYPICAL_PROMPT,
      partials: PARTIALS,
      references: 0,
    }),
  })),
  supportsTransparent: model.backgrounds.includes('transparent'),
  maxReferences: Math.min(model.maxReferences, maxReferences),
  supportsMask: model.supportsMask,
});

/** The models offered now, the default first. */
export const offerOf = (
  models: readonly ImageModel[],
  { now, maxReferences }: { now: Date; maxReferences: number },
): ModelView[] => offeredModels(models, now).map((model) => viewOf(model, maxReferences));
