import { AppError, type ImageId } from '@candid/kernel';
import type { Background, ImageModel, OutputFormat, Quality, Size } from './models.ts';
import { readPrompt } from './prompt.ts';
import { isLegalSize, isRatio, isResolution, snapSize } from './sizes.ts';

/** A submission as it comes from outside: nothing in it has been checked. */
export interface SubmissionInput {
  /** A UUID that the page made: a form sent twice is one submission (lesson R2). */
  readonly clientKey: string;
  readonly intent: 'generate' | 'edit' | 'variation';
  readonly prompt: string;
  readonly model: string;
  readonly quality: string;
  readonly ratio: string;
  readonly resolution: string;
  readonly count: number;
  readonly background: string;
  readonly outputFormat: string;
  readonly references: readonly { readonly bytes: Uint8Array }[];
  /** An own image to work from. */
  readonly sourceImageId?: ImageId;
  readonly mask?: Uint8Array;
}

/** The same, checked against the model's table and the policy's limits. */
export interface Submission {
  readonly clientKey: string;
  readonly kind: 'generate' | 'edit';
  readonly prompt: string;
  readonly model: ImageModel;
  readonly quality: Quality;
  readonly size: Size;
  readonly count: number;
  readonly background: Background;
  readonly outputFormat: OutputFormat;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const oneOf = <T extends string>(offered: readonly T[], text: string, option: string): T => {
  const found = offered.find((value) => value === text);
  if (found === undefined) throw new AppError('option_illegal', { option });
  return found;
};

const readSize = (model: ImageModel, { ratio, resolution }: SubmissionInput): Size => {
  if (!isRatio(ratio) || !isResolution(resolution)) throw new AppError('size_illegal');
  const size = snapSize(model, ratio, resolution);
  if (!isLegalSize(model.sizes, size)) throw new AppError('size_illegal');
  return size;
};

const VARIATION = 'A variation of this picture, with the same subject, mood and style.';

const readIntent = (input: SubmissionInput): string =>
  input.intent === 'variation' ? [VARIATION, input.prompt.trim()].filter(Boolean).join(' ') : input.prompt;

interface Offer {
  readonly models: readonly ImageModel[];
  readonly imagesPerRequest: number;
  readonly maxReferences: number;
}

/**
 * Checks everything about a submission that can be known without opening a file or the database.
 * @throws AppError with the code of the field that is wrong; detail names limits, never what was typed
 */
export const readSubmission = (input: SubmissionInput, { models, imagesPerRequest, maxReferences }: Offer): Submission => {
  if (!UUID.test(input.clientKey)) throw new AppError('bad_request', { field: 'clientKey' });
  const model = models.find(({ id }) => id === input.model);
  if (!model) throw new AppError('model_unknown');
  const pictures = input.references.length + (input.sourceImageId ? 1 : 0);
  const max = Math.min(model.maxReferences, maxReferences);
  if (pictures > max) throw new AppError('reference_too_many', { count: pictures, max });
  if (!Number.isInteger(input.count) || input.count < 1 || input.count > imagesPerRequest)
    throw new AppError('count_illegal', { max: imagesPerRequest });
  if (input.mask && (pictures === 0 || !model.supportsMask)) throw new AppError('mask_without_reference');
  if (input.intent !== 'generate' && pictures === 0) throw new AppError('bad_request', { field: 'sourceImageId' });
  const background = oneOf(model.backgrounds, input.background, 'background');
  const outputFormat = oneOf(model.formats, input.outputFormat, 'outputFormat');
  if (background === 'transparent' && outputFormat === 'jpeg')
    throw new AppError('option_illegal', { option: 'transparent-jpeg' });
  return {
    clientKey: input.clientKey,
    kind: pictures === 0 ? 'generate' : 'edit',
    prompt: readPrompt(readIntent(input)),
    model,
    quality: oneOf(model.qualities, input.quality, 'quality'),
    size: readSize(model, input),
    count: input.count,
    background,
    outputFormat,
  };
};
