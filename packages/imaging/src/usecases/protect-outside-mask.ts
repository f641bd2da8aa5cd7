import { isAppError } from '@candid/kernel';
import type { WorkContext } from '../context.ts';
import { readPictureHeader } from '../domain/picture-header.ts';
import { markAsGenerated } from '../provenance/index.ts';
import type { ProviderRequest, ProviderResult } from '../provider/port.ts';

/**
 * Puts the first reference back wherever its mask does not allow editing: to the models a mask is only advice, and they repaint what
 * was to stay (lesson R12). What comes out is ours, not the provider's, so it carries the mark of a generated picture (settled 35).
 * A result of another size than the reference, or one that cannot be opened, stays as it came.
 * @throws AppError `provider_broken_answer` for bytes that are no picture
 */
export const protectOutsideMask = async (
  { decoder, report }: Pick<WorkContext, 'decoder' | 'report'>,
  { references: [original], mask, model }: ProviderRequest,
  result: ProviderResult,
): Promise<ProviderResult> => {
  if (!mask || !original) return result;
  const made = readPictureHeader(result.bytes);
  const given = readPictureHeader(original.bytes);
  if (made.width !== given.width || made.height !== given.height) return result;
  try {
    const images = { original: original.bytes, edited: result.bytes, mask: mask.bytes };
    const restored = await decoder.restoreOutsideMask(images);
    const { bytes } = made.mime === 'image/png' ? restored : await decoder.encode({ bytes: restored.bytes, to: made.mime });
    return { ...result, bytes: markAsGenerated(bytes, made.mime, { model: model.id }) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    // The person still gets the picture that was paid for.
    report(error);
    return result;
  }
};
