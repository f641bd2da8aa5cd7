import { AppError } from '@candid/kernel';
import type { WorkContext } from '../context.ts';
import { PARTIALS } from '../domain/partials.ts';
import type { ProviderInput, ProviderRequest } from '../provider/port.ts';
import { findInputs, type Generation } from '../store/working.ts';
import { inputContext, promptContext } from './prepare-inputs.ts';

type OpenContext = Pick<WorkContext, 'db' | 'vault' | 'models'>;

const openInputs = async (
  ctx: OpenContext,
  { id, kind }: Generation,
): Promise<{ references: ProviderInput[]; mask: ProviderInput | null }> => {
  const references: ProviderInput[] = [];
  let mask: ProviderInput | null = null;
  if (kind === 'generate') return { references, mask };
  for (const row of await findInputs(ctx.db, id)) {
    const stream = await ctx.vault.openBlob({ blobId: row.blob_id, keyId: row.key_id, context: inputContext(row.id) });
    const input: ProviderInput = {
      bytes: Buffer.concat(await Array.fromAsync(stream)),
      mime: row.mime === 'image/png' ? 'image/png' : 'image/jpeg',
    };
    if (row.role === 'mask') mask = input;
    else references.push(input);
  }
  return { references, mask };
};

/**
 * Opens what a generation was submitted with, for its one call.
 * @throws AppError `model_unknown`; `key_destroyed` or `gone` when its time has passed
 */
export const openRequest = async (ctx: OpenContext, generation: Generation): Promise<ProviderRequest> => {
  const model = ctx.models.find(({ id }) => id === generation.model);
  if (!model) throw new AppError('model_unknown');
  const { prompt_key_id: keyId, prompt_sealed: sealed } = generation;
  if (!keyId || !sealed) throw new AppError('key_destroyed');
  return {
    model,
    prompt: await ctx.vault.openField({ keyId, sealed, context: promptContext(generation.id) }),
    size: { width: generation.width, height: generation.height },
    quality: generation.quality,
    background: generation.background,
    outputFormat: generation.output_format,
    partials: PARTIALS,
    ...(await openInputs(ctx, generation)),
  };
};
