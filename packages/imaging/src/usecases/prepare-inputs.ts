import { AppError, bytes, newId, type GenerationId } from '@candid/kernel';
import type { GenerationInputRole } from '@candid/db';
import type { KeyHolder } from '@candid/vault';
import type { SubmissionContext } from '../context.ts';

/** A picture that has been through the isolated decoder: its pixels, none of its metadata. */
export interface PreparedInput {
  readonly role: GenerationInputRole;
  readonly position: number;
  readonly bytes: Uint8Array;
  readonly mime: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** The provider takes masks below this. */
const MAX_MASK_BYTES = bytes.mb(4);

const prepareMask = async (
  decoder: SubmissionContext['decoder'],
  file: Uint8Array,
  first: PreparedInput,
): Promise<PreparedInput> => {
  const mask = await decoder.readMask(file);
  if (mask.width !== first.width || mask.height !== first.height)
    throw new AppError('mask_wrong_size', {
      width: mask.width,
      height: mask.height,
      wantedWidth: first.width,
      wantedHeight: first.height,
    });
  if (!mask.hasTransparency) throw new AppError('mask_not_transparent');
  if (mask.bytes.byteLength >= MAX_MASK_BYTES) throw new AppError('reference_too_large', { max: MAX_MASK_BYTES });
  return { role: 'mask', position: 0, bytes: mask.bytes, mime: 'image/png', width: mask.width, height: mask.height };
};

/**
 * Opens every uploaded file in the isolated process and re-encodes it: orientation baked, metadata gone (NA-03).
 * @throws AppError `reference_*` (detail: position, 1-based) or `mask_*`
 */
export const prepareInputs = async (
  decoder: SubmissionContext['decoder'],
  { references, mask }: { references: readonly Uint8Array[]; mask: Uint8Array | null },
): Promise<PreparedInput[]> => {
  const prepared: PreparedInput[] = [];
  for (const [position, file] of references.entries()) {
    const picture = await decoder.normalise(file).catch((error: unknown) => {
      if (error instanceof AppError) throw new AppError(error.code, { ...error.detail, position: position + 1 });
      throw error;
    });
    prepared.push({ role: 'reference', position, ...picture });
  }
  const [first] = prepared;
  if (mask && first) prepared.push(await prepareMask(decoder, mask, first));
  return prepared;
};

/** An input whose bytes are in the vault, as its row will say. */
export interface SealedInput extends Omit<PreparedInput, 'bytes'> {
  readonly id: string;
  readonly blobId: Awaited<ReturnType<SubmissionContext['vault']['putBlob']>>['blobId'];
  readonly keyId: Awaited<ReturnType<SubmissionContext['vault']['putBlob']>>['keyId'];
  readonly byteSize: number;
}

/** The vault's context of an input: it opens for this row and no other. */
export const inputContext = (id: string): string => `generation_input.blob:${id}`;
/** The vault's context of a prompt. */
export const promptContext = (id: GenerationId): string => `generation.prompt:${id}`;

/**
 * Seals inputs for one generation, each under a key of its own that goes by the holder's deadline at the latest.
 * @param sealed gets each input as soon as it lies in the vault: whoever holds it can discard them when a later one fails
 */
export const sealInputs = async (
  vault: SubmissionContext['vault'],
  { inputs, keyHolder }: { inputs: readonly PreparedInput[]; keyHolder: KeyHolder },
  sealed: SealedInput[],
): Promise<void> => {
  for (const { bytes: source, ...input } of inputs) {
    const id = newId<'blob'>();
    const put = await vault.putBlob({ keyHolder, context: inputContext(id), source });
    sealed.push({ ...input, id, ...put });
  }
};
