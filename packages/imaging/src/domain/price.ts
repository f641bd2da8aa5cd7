import type { MicroUsd } from '@candid/kernel';
import type { ImageModel, Quality, Size } from './models.ts';

const PARTIAL_TOKENS = 100;
const CHARACTERS_PER_TOKEN = 3;
/** An input picture is billed at high fidelity: this many tokens is above what has been seen for the largest. */
const REFERENCE_TOKENS = 6_500;
const REFERENCE_PIXELS = 1024 * 1024;

export interface PricedRequest {
  readonly quality: Quality;
  readonly size: Size;
  readonly promptLength: number;
  readonly partials: number;
  readonly references: number;
}

/**
 * What one picture may cost the operator, rounded up: reserved against the daily cap before the call and replaced by the
 * provider's own count after it. In micro-USD.
 */
export const estimateCost = (model: ImageModel, request: PricedRequest): MicroUsd => {
  const base = model.outputTokens[request.quality] ?? Math.max(...Object.values(model.outputTokens));
  const out = (base * request.size.width * request.size.height) / REFERENCE_PIXELS + PARTIAL_TOKENS * request.partials;
  const text = request.promptLength / CHARACTERS_PER_TOKEN;
  const images = request.references * REFERENCE_TOKENS;
  const { textIn, imageIn, imageOut } = model.prices;
  return Math.ceil((out * imageOut + text * textIn + images * imageIn) / 1_000_000);
};

/** Tokens as the provider counted them; a missing part counts as nothing known. */
export interface Usage {
  readonly textIn: number;
  readonly imageIn: number;
  readonly imageOut: number;
}

/** The cost of a picture by the provider's own count, in micro-USD. */
export const actualCost = (model: ImageModel, usage: Usage): MicroUsd =>
  Math.ceil(
    (usage.imageOut * model.prices.imageOut + usage.textIn * model.prices.textIn + usage.imageIn * model.prices.imageIn) /
      1_000_000,
  );
