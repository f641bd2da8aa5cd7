import type { SubmissionInput } from '@candid/imaging';
import { AppError, bytes, parseId } from '@candid/kernel';
import { readForm, type ReceivedForm } from '@candid/remix-kit';

const LIMITS = {
  // The model's own limit is checked behind; this one only bounds what is read.
  files: 17,
  fileBytes: bytes.mb(50),
  totalFileBytes: bytes.mb(200),
  fields: 16,
  // Far above 32,000 characters of four bytes: what is a little too long is given back whole to whoever wrote it.
  fieldBytes: 1_000_000,
  codes: { fileTooLarge: 'reference_too_large', tooManyFiles: 'reference_too_many', fieldTooLarge: 'prompt_too_long' },
} as const;

const oneOf = <const V extends string>(text: string, allowed: readonly V[]): V => {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw new AppError('option_illegal');
  return found;
};

const isFilled = (file: ReceivedForm['files'][number]): boolean =>
  // A form without script sends an unused file input as an empty, untyped part.
  file.bytes.byteLength > 0 || file.claimedType !== 'application/octet-stream';

/**
 * Reads the composer's form. `csrf` is left for the caller. Errors: those of `readForm`, `option_illegal`, `count_illegal`, `not_found`.
 * @param typed gets what was written and chosen as it arrives, to be given back if the form is refused
 */
export const readSubmission = async (
  request: Request,
  typed = new Map<string, string>(),
): Promise<{ input: SubmissionInput; csrf: string }> => {
  const { fields, files } = await readForm(request, LIMITS, typed);
  const text = (name: string): string => fields.get(name) ?? '';
  const count = Number(text('count') || '1');
  if (!Number.isSafeInteger(count) || count < 1) throw new AppError('count_illegal');
  const mask = files.find((file) => file.name === 'mask');
  const source = text('sourceImageId');
  const input: SubmissionInput = {
    clientKey: parseId(text('clientKey')),
    prompt: text('prompt'),
    model: text('model'),
    quality: text('quality'),
    ratio: text('ratio'),
    resolution: text('resolution'),
    count,
    background: oneOf(text('background') || 'auto', ['auto', 'opaque', 'transparent']),
    outputFormat: oneOf(text('outputFormat') || 'png', ['png', 'jpeg', 'webp']),
    references: files.filter((file) => file.name === 'references' && isFilled(file)).map((file) => ({ bytes: file.bytes })),
    intent: oneOf(text('intent') || 'generate', ['generate', 'edit', 'variation']),
    ...(source !== '' && { sourceImageId: parseId<'image'>(source) }),
    ...(mask !== undefined && { mask: mask.bytes }),
  };
  return { input, csrf: text('csrf') };
};
