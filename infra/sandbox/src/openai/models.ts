/** What the image models accept; source: openai@7.55.0 `resources/images.d.ts` and the published guides. */
export interface ImageModelFacts {
  id: string;
  /** Unix seconds. */
  created: number;
  /** False: only the three standard sizes. */
  freeSizes: boolean;
  qualities: readonly Quality[];
  inputFidelity: readonly string[];
}

export type Quality = 'low' | 'medium' | 'high' | 'xhigh' | 'max';

const THREE: readonly Quality[] = ['low', 'medium', 'high'];
const FIVE: readonly Quality[] = [...THREE, 'xhigh', 'max'];

const model = (id: string, created: number, facts: Partial<ImageModelFacts> = {}): ImageModelFacts => ({
  id,
  created,
  freeSizes: true,
  qualities: THREE,
  inputFidelity: [],
  ...facts,
});

export const IMAGE_MODELS: readonly ImageModelFacts[] = [
  model('gpt-image-1-mini', 1_759_795_200, { freeSizes: false, inputFidelity: ['low'] }),
  model('gpt-image-1.5', 1_765_843_200, { freeSizes: false, inputFidelity: ['low', 'high'] }),
  model('chatgpt-image-latest', 1_765_843_200, { freeSizes: false, inputFidelity: ['low', 'high'] }),
  model('gpt-image-2', 1_776_729_600),
  model('gpt-image-2-2026-04-21', 1_776_729_600),
  model('gpt-image-2.5-sunburst', 1_788_825_600, { qualities: FIVE }),
  model('gpt-image-2.5-sunburst-2026-09-08', 1_788_825_600, { qualities: FIVE }),
  model('gpt-image-2.5-flare', 1_788_825_600, { qualities: FIVE }),
  model('gpt-image-2.5-flare-2026-09-08', 1_788_825_600, { qualities: FIVE }),
  model('gpt-image-2.6-sunburst', 1_793_577_600),
  model('gpt-image-2.6-flare', 1_793_577_600),
];

export const MODERATION_MODELS = ['omni-moderation-latest', 'omni-moderation-2024-09-26'] as const;

export const findImageModel = (id: string): ImageModelFacts | undefined => IMAGE_MODELS.find((one) => one.id === id);
