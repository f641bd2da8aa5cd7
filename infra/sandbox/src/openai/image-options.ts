import { badParameter } from './failure.ts';
import { modelNotFound } from './failures.ts';
import { readChoice, readFlag, readInteger, readPrompt, readText, type RawParameters } from './fields.ts';
import { findImageModel, type ImageModelFacts, type Quality } from './models.ts';
import { readSize, type Size } from './size.ts';

export type OutputFormat = 'png' | 'jpeg' | 'webp';

/** The parameters generations and edits share, checked and with their defaults filled in. */
export interface ImageOptions {
  prompt: string;
  model: ImageModelFacts;
  n: number;
  size: Size;
  quality: Quality;
  background: 'opaque' | 'transparent';
  format: OutputFormat;
  /** 0–100; 100 is the provider's default. */
  compression: number;
  stream: boolean;
  partialImages: number;
  safetyIdentifier: string | null;
}

export const SHARED_PARAMETERS = [
  'background',
  'complexity',
  'model',
  'moderation',
  'n',
  'output_compression',
  'output_format',
  'partial_images',
  'prompt',
  'quality',
  'safety_identifier',
  'size',
  'stream',
  'user',
] as const;

const DEFAULT_MODEL = 'gpt-image-2';

const readModel = (raw: RawParameters): ImageModelFacts => {
  const id = readText(raw, 'model') ?? DEFAULT_MODEL;
  const model = findImageModel(id);
  if (model === undefined) throw modelNotFound(id);
  return model;
};

const readBackground = (raw: RawParameters, format: OutputFormat): ImageOptions['background'] => {
  const background = readChoice(raw, 'background', ['transparent', 'opaque', 'auto']) ?? 'auto';
  if (background === 'transparent' && format === 'jpeg') {
    const message = "Transparent background is not supported with output format 'jpeg'. Use 'png' or 'webp'.";
    throw badParameter('background', 'invalid_value', message);
  }
  return background === 'auto' ? 'opaque' : background;
};

const readCompression = (raw: RawParameters, format: OutputFormat): number => {
  const compression = readInteger(raw, 'output_compression', { min: 0, max: 100 });
  if (compression !== null && compression < 100 && format === 'png') {
    const message = 'Compression less than 100 is not supported for PNG output format.';
    throw badParameter('output_compression', 'invalid_png_output_compression', message);
  }
  return compression ?? 100;
};

/** @throws ApiFailure with the provider's words for the first parameter that breaks a rule. */
export const readImageOptions = (raw: RawParameters): ImageOptions => {
  const prompt = readPrompt(raw);
  const model = readModel(raw);
  const format = readChoice(raw, 'output_format', ['png', 'jpeg', 'webp']) ?? 'png';
  const quality = readChoice(raw, 'quality', ['auto', ...model.qualities]) ?? 'auto';
  const stream = readFlag(raw, 'stream');
  const partialImages = readInteger(raw, 'partial_images', { min: 0, max: 3 });
  if (partialImages !== null && !stream) {
    throw badParameter('partial_images', 'invalid_value', "The 'partial_images' parameter requires 'stream' to be true.");
  }
  readChoice(raw, 'moderation', ['low', 'auto']);
  readChoice(raw, 'complexity', ['low', 'medium', 'high']);
  return {
    prompt,
    model,
    n: readInteger(raw, 'n', { min: 1, max: 10 }) ?? 1,
    size: readSize(readText(raw, 'size'), model, prompt),
    quality: quality === 'auto' ? 'high' : quality,
    background: readBackground(raw, format),
    format,
    compression: readCompression(raw, format),
    stream,
    partialImages: partialImages ?? 0,
    safetyIdentifier: readText(raw, 'safety_identifier') || readText(raw, 'user') || null,
  };
};
