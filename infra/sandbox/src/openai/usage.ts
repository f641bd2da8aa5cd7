import type { ImageOptions } from './image-options.ts';
import type { Quality } from './models.ts';
import type { Size } from './size.ts';

/** Output tokens of a picture of 1024×1024; low to high follow from the published price per image. */
const TOKENS_AT_1024: Record<Quality, number> = { low: 196, medium: 1756, high: 7024, xhigh: 14_048, max: 28_096 };
const TOKENS_PER_PARTIAL = 100;
const CHARACTERS_PER_TOKEN = 4;
const PIXELS_PER_INPUT_TOKEN = 1024;

export interface Usage {
  total_tokens: number;
  input_tokens: number;
  output_tokens: number;
  input_tokens_details: { text_tokens: number; image_tokens: number };
  output_tokens_details: { image_tokens: number; text_tokens: number };
}

/** What a call costs in tokens: by area and quality, a hundred for each partial image, references by their area. */
export const usageOf = (options: ImageOptions, references: readonly Size[]): Usage => {
  const area = (options.size.width * options.size.height) / (1024 * 1024);
  const perImage = Math.round(TOKENS_AT_1024[options.quality] * area) + TOKENS_PER_PARTIAL * options.partialImages;
  const output = perImage * options.n;
  const text = Math.ceil(options.prompt.length / CHARACTERS_PER_TOKEN);
  const image = references.reduce((sum, { width, height }) => sum + Math.ceil((width * height) / PIXELS_PER_INPUT_TOKEN), 0);
  return {
    total_tokens: text + image + output,
    input_tokens: text + image,
    output_tokens: output,
    input_tokens_details: { text_tokens: text, image_tokens: image },
    output_tokens_details: { image_tokens: output, text_tokens: 0 },
  };
};
