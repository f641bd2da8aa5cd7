import { inTransaction, isPresent } from '@candid/db';
import { AppError, isAppError, type GenerationId } from '@candid/kernel';
import type { WorkContext } from '../context.ts';
import { hasEnded } from '../domain/lifecycle.ts';
import { readPictureHeader } from '../domain/picture-header.ts';
import { BlockedError } from '../provider/failure.ts';
import type { ProviderInput, ProviderPartial, ProviderRequest } from '../provider/port.ts';
import { recordEvent } from '../store/events.ts';
import { assertRunning } from '../store/submissions.ts';
import { claimGeneration, findGeneration, findInputs, replacePreview, startCall, type Generation } from '../store/working.ts';
import { cleanGeneration } from './clean-generation.ts';
import { deliverImage } from './deliver-image.ts';
import { failGeneration, lostGeneration } from './fail-generation.ts';
import { inputContext, promptContext } from './prepare-inputs.ts';
import { previewContext } from './read-image.ts';
import { resolveAbandoned } from './resolve-abandoned.ts';
import { PARTIALS } from './submit-generation.ts';

const openInputs = async (
  ctx: WorkContext,
  id: GenerationId,
): Promise<{ references: ProviderInput[]; mask: ProviderInput | null }> => {
  const references: ProviderInput[] = [];
  let mask: ProviderInput | null = null;
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

const openRequest = async (ctx: WorkContext, generation: Generation): Promise<ProviderRequest> => {
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
    ...(await openInputs(ctx, generation.id)),
  };
};

const moderate = async (ctx: WorkContext, request: ProviderRequest, signal: AbortSignal): Promise<void> => {
  ctx.reach('before-moderation-call');
  const verdict = await ctx.moderator.judge({ prompt: request.prompt, pictures: request.references }, signal);
  ctx.reach('after-moderation-call');
  if (verdict.flagged) throw new BlockedError({ stage: 'input', categories: verdict.categories });
};

/** Keeps the newest partial picture where a reload or another tab finds it, and destroys the one before. */
const keepPartial = async (ctx: WorkContext, generation: Generation, { index, bytes }: ProviderPartial): Promise<void> => {
  const { id, subject_id: subjectId } = generation;
  const { mime, width, height } = readPictureHeader(bytes);
  const at = ctx.clock.now();
  const destroyAfter = new Date(at.getTime() + ctx.rules.longestGeneration);
  const put = await ctx.vault.putBlob({
    keyHolder: { kind: 'epoch', destroyAfter },
    context: previewContext(id, index),
    source: bytes,
  });
  ctx.reach('after-partial-stored');
  const replaced = await inTransaction(ctx.db, async (tx) => {
    const last = await replacePreview(tx, {
      id,
      instance: ctx.instance,
      index,
      picture: { blobId: put.blobId, keyId: put.keyId, mime, width, height },
    });
    if (last !== undefined) await recordEvent(tx, { generationId: id, subjectId, kind: 'partial', at });
    return last;
  });
  ctx.reach('after-partial-commit');
  const dead = replaced === undefined ? put : replaced;
  if (dead) {
    await ctx.vault.destroyKeys([dead.keyId]);
    await ctx.vault.deleteBlob(dead.blobId);
  }
  if (replaced === undefined) throw lostGeneration();
};

const claim = async (ctx: WorkContext, id: GenerationId): Promise<Generation | undefined> => {
  const claimed = await inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const generation = await claimGeneration(tx, { id, instance: ctx.instance, at });
    if (generation) await recordEvent(tx, { generationId: id, subjectId: generation.subject_id, kind: 'state', at });
    ctx.reach('before-claim-commit');
    return generation;
  });
  ctx.reach('after-claim-commit');
  return claimed;
};

const commitCall = async (ctx: WorkContext, generation: Generation): Promise<void> => {
  const { id, subject_id: subjectId } = generation;
  await assertRunning(ctx.db);
  const started = await inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const mayCall = await startCall(tx, { id, instance: ctx.instance, at });
    if (mayCall) await recordEvent(tx, { generationId: id, subjectId, kind: 'state', at });
    ctx.reach('before-call-commit');
    return mayCall;
  });
  if (!started) throw new AppError('cancelled');
  ctx.reach('after-call-commit');
};

const work = async (ctx: WorkContext, generation: Generation, signal: AbortSignal): Promise<void> => {
  let called = false;
  try {
    const request = await openRequest(ctx, generation);
    await moderate(ctx, request, signal);
    await commitCall(ctx, generation);
    called = true;
    const result = await ctx.provider.make(request, { signal, onPartial: (partial) => keepPartial(ctx, generation, partial) });
    ctx.reach('after-provider-answer');
    await deliverImage(ctx, generation, result);
  } catch (error) {
    if (isAppError(error, 'conflict')) return;
    return failGeneration(ctx, { generation, error, called });
  }
  await cleanGeneration(ctx, { generationId: generation.id, reach: ctx.reach });
};

/**
 * Makes one picture, from the queue to its end: delivered, failed or cancelled, with nothing of its inputs left. May be called again
 * for the same generation at any time: the provider is called at most once for it (lessons R4, R21).
 */
export const runGeneration = async (
  ctx: WorkContext,
  { generationId, signal }: { generationId: GenerationId; signal: AbortSignal },
): Promise<void> => {
  const generation = await claim(ctx, generationId);
  if (generation) return work(ctx, generation, signal);
  const found = await findGeneration(ctx.db, generationId);
  if (!found) return;
  if (hasEnded(found.state)) return cleanGeneration(ctx, { generationId });
  if (found.worker_instance === null || (await isPresent(ctx.db, found.worker_instance))) return;
  await resolveAbandoned(ctx, found);
};
