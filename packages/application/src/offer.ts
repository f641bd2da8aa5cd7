import type { MicroUsd } from '@candid/kernel';
import {
  estimateCost,
  offeredModels,
  offeredRatios,
  offeredResolutions,
  PARTIALS,
  type ImageModel,
  type Quality,
} from '@candid/imaging';

/** A shape of a model, with the very pixels it leads to and what such a picture costs the operator at most, by quality. */
export interface RatioView {
  readonly id: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly pricesMicroUsd: Readonly<Record<string, MicroUsd>>;
}

/** A model as the interface offers it: everything comes from the model's table. */
export interface ModelView {
  readonly id: string;
  readonly name: string;
  readonly maker: string;
  readonly ratios: Readonly<Record<string, readonly RatioView[]>>;
  readonly qualities: readonly { readonly id: Quality; readonly label: string }[];
  /** What a picture costs more with each reference, and with each thousand characters of its description. */
  readonly extras: { readonly referenceMicroUsd: MicroUsd; readonly thousandCharactersMicroUsd: MicroUsd };
  readonly supportsTransparent: boolean;
  readonly maxReferences: number;
  readonly supportsMask: boolean;
}

const THOUSAND = 1_000;
const PLAIN = { promptLength: 0, partials: PARTIALS, references: 0 } as const;

const extrasOf = (model: ImageModel): ModelView['extras'] => {
  const [quality = 'medium'] = model.qualities;
  const request = { ...PLAIN, quality, size: { width: 1024, height: 1024 } };
  const plain = estimateCost(model, request);
  return {
    referenceMicroUsd: estimateCost(model, { ...request, references: 1 }) - plain,
    thousandCharactersMicroUsd: estimateCost(model, { ...request, promptLength: THOUSAND }) - plain,
  };
};

const viewOf = (model: ImageModel, maxReferences: number): ModelView => ({
  id: model.id,
  name: model.name,
  maker: model.maker,
  ratios: Object.fromEntries(
    offeredResolutions(model).map((resolution) => [
      resolution,
      offeredRatios(model, resolution).map(({ ratio, size }) => ({
        id: ratio,
        label: ratio,
        ...size,
        pricesMicroUsd: Object.fromEntries(
          model.qualities.map((quality) => [quality, estimateCost(model, { ...PLAIN, quality, size })]),
        ),
      })),
    ]),
  ),
  qualities: model.qualities.map((quality) => ({ id: quality, label: quality })),
  extras: extrasOf(model),
  supportsTransparent: model.backgrounds.includes('transparent'),
  maxReferences: Math.min(model.maxReferences, maxReferences),
  supportsMask: model.supportsMask,
});

/** The models offered now, the default first. */
export const offerOf = (
  models: readonly ImageModel[],
  { now, maxReferences }: { now: Date; maxReferences: number },
): ModelView[] => offeredModels(models, now).map((model) => viewOf(model, maxReferences));
