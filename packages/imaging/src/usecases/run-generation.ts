import { inTransaction } from '@candid/db';
import { AppError, isAppError, type GenerationId } from '@candid/kernel';
import type { WorkContext } from '../context.ts';
import { hasEnded } from '../domain/lifecycle.ts';
import { BlockedError } from '../provider/failure.ts';
import type { ProviderRequest, ProviderResult } from '../provider/port.ts';
import { recordEvent } from '../store/events.ts';
import { assertRunning } from '../store/submissions.ts';
import { claimGeneration, findGeneration, startCall, type Generation } from '../store/working.ts';
import { cleanGeneration } from './clean-generation.ts';
import { deliverImage } from './deliver-image.ts';
import { failGeneration } from './fail-generation.ts';
import { partialKeeper } from './keep-partial.ts';
import { openRequest } from './open-request.ts';
import { protectOutsideMask } from './protect-outside-mask.ts';
import { isHeld, resolveAbandoned } from './resolve-abandoned.ts';

const moderate = async (ctx: WorkContext, request: ProviderRequest, signal: AbortSignal): Promise<void> => {
  ctx.reach('before-moderation-call');
  const input = { prompt: request.prompt, pictures: request.references };
  const verdict = await ctx.moderator.judge(input, AbortSignal.any([signal, ctx.stopping]));
  ctx.reach('after-moderation-call');
  if (verdict.flagged) throw new BlockedError({ stage: 'input', categories: verdict.categories });
};

const claim = async (ctx: WorkContext, id: GenerationId): Promise<Generation | undefined> => {
  const claimed = await inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const generation = await claimGeneration(tx, { id, instance: ctx.instance, at });
    if (generation) await recordEvent(tx, { generationId: id, kind: 'state', at });
    ctx.reach('before-claim-commit');
    return generation;
  });
  ctx.reach('after-claim-commit');
  return claimed;
};

const commitCall = async (ctx: WorkContext, generation: Generation): Promise<void> => {
  const { id } = generation;
  if (ctx.stopping.aborted) throw new AppError('cancelled');
  await assertRunning(ctx.db);
  const started = await inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const mayCall = await startCall(tx, { id, instance: ctx.instance, at });
    if (mayCall) await recordEvent(tx, { generationId: id, kind: 'state', at });
    ctx.reach('before-call-commit');
    return mayCall;
  });
  if (!started) throw new AppError('cancelled');
  ctx.reach('after-call-commit');
};

/** Why the work was broken off, where whoever aborted it said why: not every end is the person's wish. */
const reasonOf = (error: unknown, signal: AbortSignal): unknown =>
  isAppError(error, 'cancelled') && isAppError(signal.reason) ? signal.reason : error;

const callProvider = async (
  ctx: WorkContext,
  generation: Generation,
  { request, signal }: { request: ProviderRequest; signal: AbortSignal },
): Promise<ProviderResult> => {
  const partials = partialKeeper(ctx, generation);
  try {
    return await ctx.provider.make(request, { signal, onPartial: partials.offer });
  } finally {
    await partials.settle();
  }
};

const work = async (ctx: WorkContext, generation: Generation, signal: AbortSignal): Promise<void> => {
  let called = false;
  try {
    const request = await openRequest(ctx, generation);
    await moderate(ctx, request, signal);
    await commitCall(ctx, generation);
    called = true;
    const result = await callProvider(ctx, generation, { request, signal });
    ctx.reach('after-provider-answer');
    await deliverImage(ctx, generation, await protectOutsideMask(ctx, request, result));
  } catch (error) {
    if (isAppError(error, 'conflict')) return;
    // Nothing was sent: another worker begins again.
    if (!called && ctx.stopping.aborted && isAppError(error, 'cancelled')) return letGo(ctx, generation.id);
    return failGeneration(ctx, { generation, error: reasonOf(error, signal), called });
  }
  await cleanGeneration(ctx, { generationId: generation.id, reach: ctx.reach });
};

const letGo = async (ctx: WorkContext, id: GenerationId): Promise<void> => {
  const generation = await findGeneration(ctx.db, id);
  if (generation) await resolveAbandoned(ctx, generation);
};

/**
 * Makes one picture, from the queue to its end: delivered, failed or cancelled, with nothing of its inputs left. May be called again
 * for the same generation at any time: the provider is called at most once for it (lessons R4, R21).
 * @param signal breaks its work off; its reason is an AppError whose code is how it then ends, or `cancelled`
 */
export const runGeneration = async (
  ctx: WorkContext,
  { generationId, signal }: { generationId: GenerationId; signal: AbortSignal },
): Promise<void> => {
  if (ctx.inHand.has(generationId)) return;
  ctx.inHand.add(generationId);
  try {
    const generation = await claim(ctx, generationId);
    if (generation) return await work(ctx, generation, signal);
  } finally {
    ctx.inHand.delete(generationId);
  }
  const found = await findGeneration(ctx.db, generationId);
  if (!found) return;
  if (hasEnded(found.state)) return cleanGeneration(ctx, { generationId });
  if (!(await isHeld(ctx, found))) await resolveAbandoned(ctx, found);
};
