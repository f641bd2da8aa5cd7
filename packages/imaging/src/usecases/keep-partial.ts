import { inTransaction } from '@candid/db';
import type { WorkContext } from '../context.ts';
import { contentHolder } from '../domain/keeping.ts';
import { PARTIALS } from '../domain/partials.ts';
import { readPictureHeader } from '../domain/picture-header.ts';
import { previewKey } from '../domain/sealed-keys.ts';
import type { ProviderPartial } from '../provider/port.ts';
import { recordEvent } from '../store/events.ts';
import { replacePreview, type Generation } from '../store/working.ts';
import { whyLost } from './fail-generation.ts';
import { newestOnly, type NewestOnly } from './newest-only.ts';
import { previewContext } from './read-image.ts';

const keepPartial = async (ctx: WorkContext, generation: Generation, { index, bytes }: ProviderPartial): Promise<void> => {
  const { id } = generation;
  const { mime, width, height } = readPictureHeader(bytes);
  const at = ctx.clock.now();
  const destroyAfter = new Date(at.getTime() + ctx.rules.longestGeneration);
  const put = await ctx.vault.putBlob({
    keyHolder: contentHolder(ctx.rules, { subjectId: generation.subject_id, destroyAfter }),
    keyId: previewKey(id, index),
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
    if (last !== undefined) await recordEvent(tx, { generationId: id, kind: 'partial', at });
    return last;
  });
  ctx.reach('after-partial-commit');
  const dead = replaced === undefined ? put : replaced;
  if (dead) {
    await ctx.vault.destroyKeys([dead.keyId]);
    await ctx.vault.deleteBlob(dead.blobId);
  }
  if (replaced === undefined) throw await whyLost(ctx, generation);
};

/**
 * Keeps the newest partial picture where a reload or another tab finds it, and destroys the one before. The stream does not wait for
 * the disk, nor a new picture behind an old one. One that was not asked for, comes again or comes late is passed over: pictures only
 * get sharper.
 */
export const partialKeeper = (ctx: WorkContext, generation: Generation): NewestOnly<ProviderPartial> => {
  const newest = newestOnly((partial: ProviderPartial) => keepPartial(ctx, generation, partial));
  let next = 0;
  return {
    offer: (partial) => {
      if (!Number.isInteger(partial.index) || partial.index < next || partial.index >= PARTIALS) return;
      next = partial.index + 1;
      newest.offer(partial);
    },
    settle: newest.settle,
  };
};
