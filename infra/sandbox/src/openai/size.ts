import { badParameter } from './failure.ts';
import type { ImageModelFacts } from './models.ts';

export interface Size {
  width: number;
  height: number;
}

const STANDARD = ['1024x1024', '1024x1536', '1536x1024'] as const;
const MAX_EDGE = 3840;
const MIN_PIXELS = 655_360;
const MAX_PIXELS = 8_294_400;

const refuse = (text: string, why: string): Error => badParameter('size', 'invalid_value', `Invalid size '${text}'. ${why}`);

/** What `auto` means for a prompt: the shape it speaks of, else a square. */
const automatic = (prompt: string): Size => {
  if (/\b(landscape|panorama|wide|skyline|horizon|banner)\b/i.test(prompt)) return { width: 1536, height: 1024 };
  if (/\b(portrait|tall|poster|tower|phone)\b/i.test(prompt)) return { width: 1024, height: 1536 };
  return { width: 1024, height: 1024 };
};

const checkFree = (text: string, { width, height }: Size): void => {
  if (width % 16 !== 0 || height % 16 !== 0) throw refuse(text, 'Width and height must both be divisible by 16.');
  const ratio = width / height;
  if (ratio > 3 || ratio < 1 / 3) throw refuse(text, 'The aspect ratio must be between 1:3 and 3:1.');
  if (Math.max(width, height) > MAX_EDGE) throw refuse(text, `The longest edge must be at most ${MAX_EDGE} pixels.`);
  const pixels = width * height;
  if (pixels < MIN_PIXELS) throw refuse(text, `Requested resolution is below the current minimum pixel budget of ${MIN_PIXELS}.`);
  if (pixels > MAX_PIXELS) throw refuse(text, `Requested resolution exceeds the current pixel limit of ${MAX_PIXELS}.`);
};

/**
 * Reads `size` by the rules of the model: multiples of 16, ratio 1:3 to 3:1, 655,360 to 8,294,400 pixels, edges up to 3840.
 * @throws ApiFailure 400 with param `size`.
 */
export const readSize = (text: string | null, model: ImageModelFacts, prompt: string): Size => {
  if (text === null || text === 'auto') return automatic(prompt);
  const match = /^(\d{1,5})x(\d{1,5})$/.exec(text);
  if (!model.freeSizes && !STANDARD.some((one) => one === text)) {
    const supported = "'1024x1024', '1024x1536', '1536x1024', and 'auto'";
    throw badParameter('size', 'invalid_value', `Invalid value: '${text}'. Supported values are: ${supported}.`);
  }
  if (match === null) throw refuse(text, "Expected 'auto' or WIDTHxHEIGHT.");
  const size = { width: Number(match[1]), height: Number(match[2]) };
  checkFree(text, size);
  return size;
};
