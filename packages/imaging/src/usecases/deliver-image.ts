import { inTransaction } from '@candid/db';
import { newId, type MicroUsd, type SubjectId } from '@candid/kernel';
import type { WorkContext } from '../context.ts';
import { contentHolder } from '../domain/keeping.ts';
import { readPictureHeader } from '../domain/picture-header.ts';
import { actualCost } from '../domain/price.ts';
import { resultKey } from '../domain/sealed-keys.ts';
import type { ProviderResult } from '../provider/port.ts';
import { endGeneration } from '../store/ending.ts';
import type { Generation } from '../store/working.ts';
import { imageContext } from './read-image.ts';
import { whyLost } from './fail-generation.ts';

const costOf = (ctx: WorkContext, generation: Generation, result: ProviderResult): MicroUsd => {
  const model = ctx.models.find(({ id }) => id === generation.model);
  return model && result.usage ? actualCost(model, result.usage) : generation.estimate_micro_usd;
};

/** Whoever signed in meanwhile gets the key as well: it was made for the visitor they were. */
const handOver = async ({ vault, rules }: WorkContext, move: { from: SubjectId; to: SubjectId }): Promise<void> => {
  if (rules.contentKey === 'subject' && move.from !== move.to) await vault.handOverContent(move);
};

/**
 * Seals a result under a key that goes at its deadline, and commits it together with the end of its generation. The bytes are kept as
 * they are. Its deadline counts from this moment (OH-06), by the shorter of what was promised at submission and what the policy says now.
 * @throws AppError `provider_broken_answer` for bytes that are no picture; `cancelled` when its owner asked to stop, `conflict` when it is in other hands by now
 */
export const deliverImage = async (ctx: WorkContext, generation: Generation, result: ProviderResult): Promise<void> => {
  const { mime, width, height } = readPictureHeader(result.bytes);
  const imageId = newId<'image'>();
  const at = ctx.clock.now();
  const expiresAt = new Date(at.getTime() + Math.min(generation.lifetime_ms, ctx.rules.resultLifetime));
  const put = await ctx.vault.putBlob({
    keyHolder: contentHolder(ctx.rules, { subjectId: generation.subject_id, destroyAfter: expiresAt }),
    keyId: resultKey(generation.id),
    context: imageContext(imageId),
    source: result.bytes,
  });
  ctx.reach('after-result-stored');
  const owner = await inTransaction(ctx.db, async (tx) => {
    const subjectId = await endGeneration(tx, {
      generationId: generation.id,
      state: 'delivered',
      at,
      failure: null,
      blocked: null,
      spent: costOf(ctx, generation, result),
      instance: ctx.instance,
      requestId: result.requestId,
    });
    if (subjectId === null) return null;
    await tx
      .insertInto('image')
      .values({
        id: imageId,
        generation_id: generation.id,
        subject_id: subjectId,
        blob_id: put.blobId,
        key_id: put.keyId,
        mime,
        byte_size: put.byteSize,
        width,
        height,
        created_at: at,
        expires_at: expiresAt,
      })
      .execute();
    ctx.reach('before-delivery-commit');
    return subjectId;
  });
  if (owner !== null) {
    ctx.reach('after-delivery-commit');
    return handOver(ctx, { from: generation.subject_id, to: owner });
  }
  await ctx.vault.destroyKeys([put.keyId]);
  await ctx.vault.deleteBlob(put.blobId);
  throw await whyLost(ctx, generation);
};
