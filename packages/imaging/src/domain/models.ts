import type { MicroUsd } from '@candid/kernel';

export type Quality = 'low' | 'medium' | 'high' | 'xhigh' | 'max';
export type Background = 'auto' | 'opaque' | 'transparent';
export type OutputFormat = 'png' | 'jpeg' | 'webp';

/** Pixels of one picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What sizes a model takes: a short list, or any size within bounds. */
export type SizeRule =
  | { readonly kind: 'listed'; readonly sizes: readonly Size[] }
  | {
      readonly kind: 'flexible';
      /** Both edges are multiples of this many pixels. */
      readonly step: number;
      readonly maxEdge: number;
      readonly minPixels: number;
      readonly maxPixels: number;
      /** The longer edge is at most this many times the shorter one. */
      readonly maxRatio: number;
    };

/** A provider's prices in micro-USD per million tokens, i.e. USD per million tokens × 1,000,000. */
export interface TokenPrices {
  readonly textIn: MicroUsd;
  readonly imageIn: MicroUsd;
  readonly imageOut: MicroUsd;
}

/** All that the program knows of an image model; the interface offers what stands here and nothing else. */
export interface ImageModel {
  readonly id: string;
  readonly name: string;
  readonly maker: 'OpenAI';
  readonly sizes: SizeRule;
  readonly qualities: readonly Quality[];
  readonly backgrounds: readonly Background[];
  readonly formats: readonly OutputFormat[];
  readonly maxReferences: number;
  readonly supportsMask: boolean;
  readonly prices: TokenPrices;
  /** Output tokens of a 1024 × 1024 picture by quality; other sizes scale with their pixels. */
  readonly outputTokens: Readonly<Partial<Record<Quality, number>>>;
  /** First day (UTC, ISO date) on which the provider no longer serves the model. */
  readonly retiresOn: string | null;
}

const usdPerMillion = (usd: number): MicroUsd => Math.round(usd * 1_000_000);

const listed: SizeRule = {
  kind: 'listed',
  sizes: [
    { width: 1024, height: 1024 },
    { width: 1536, height: 1024 },
    { width: 1024, height: 1536 },
  ],
};
const flexible: SizeRule = { kind: 'flexible', step: 16, maxEdge: 3840, minPixels: 655_360, maxPixels: 8_294_400, maxRatio: 3 };

const common = {
  maker: 'OpenAI',
  backgrounds: ['auto', 'opaque', 'transparent'],
  formats: ['png', 'jpeg', 'webp'],
  maxReferences: 16,
  supportsMask: true,
} as const;
const currentPrices: TokenPrices = { textIn: usdPerMillion(5), imageIn: usdPerMillion(8), imageOut: usdPerMillion(30) };
const threeQualities = ['low', 'medium', 'high'] as const;
const threeTokens = { low: 196, medium: 1756, high: 7024 } as const;
// The provider publishes no token counts for the two highest qualities: the spend cap assumes generously.
const fiveTokens = { ...threeTokens, xhigh: 14_048, max: 21_072 } as const;

/** The image models, first the one offered by default. Source: the provider's model pages, November 2026. */
export const imageModels: readonly ImageModel[] = [
  {
    ...common,
    id: 'gpt-image-2',
    name: 'GPT Image 2',
    sizes: flexible,
    qualities: threeQualities,
    prices: currentPrices,
    outputTokens: threeTokens,
    retiresOn: null,
  },
  {
    ...common,
    id: 'gpt-image-2.5-sunburst',
    name: 'GPT Image 2.5 Sunburst',
    sizes: flexible,
    qualities: ['low', 'medium', 'high', 'xhigh', 'max'],
    prices: currentPrices,
    outputTokens: fiveTokens,
    retiresOn: null,
  },
  {
    ...common,
    id: 'gpt-image-2.5-flare',
    name: 'GPT Image 2.5 Flare',
    sizes: flexible,
    qualities: ['low', 'medium', 'high', 'xhigh', 'max'],
    prices: currentPrices,
    outputTokens: fiveTokens,
    retiresOn: null,
  },
  {
    ...common,
    id: 'gpt-image-1.5',
    name: 'GPT Image 1.5',
    sizes: listed,
    qualities: threeQualities,
    prices: { textIn: usdPerMillion(5), imageIn: usdPerMillion(8), imageOut: usdPerMillion(32) },
    outputTokens: threeTokens,
    retiresOn: null,
  },
  {
    ...common,
    id: 'gpt-image-1-mini',
    name: 'GPT Image 1 mini',
    sizes: listed,
    qualities: threeQualities,
    prices: { textIn: usdPerMillion(2), imageIn: usdPerMillion(2.5), imageOut: usdPerMillion(8) },
    outputTokens: { low: 625, medium: 1375, high: 4500 },
    retiresOn: null,
  },
  {
    ...common,
    id: 'gpt-image-1',
    name: 'GPT Image 1',
    sizes: listed,
    qualities: threeQualities,
    prices: { textIn: usdPerMillion(5), imageIn: usdPerMillion(10), imageOut: usdPerMillion(40) },
    outputTokens: { low: 272, medium: 1056, high: 4160 },
    retiresOn: '2026-10-23',
  },
];

/** The models that can be chosen on a day: a retired one disappears by its date, without a release. */
export const offeredModels = (models: readonly ImageModel[], now: Date): readonly ImageModel[] =>
  models.filter((model) => model.retiresOn === null || now.toISOString().slice(0, 10) < model.retiresOn);
