import { inTransaction, passFence } from '@candid/db';
import { AppError, type GenerationId, type SubjectId } from '@candid/kernel';
import type { ImagingContext } from '../context.ts';
import { endGeneration } from '../store/ending.ts';
import { askToStop } from '../store/events.ts';
import { cleanGeneration } from './clean-generation.ts';

/**
 * Cancels an own generation. One that waits ends at once; one in hand is asked to stop, which aborts its call to the provider; one that
 * has ended stays as it is (lesson R22).
 * @throws AppError `not_found` for anyone but the owner
 */
export const cancelGeneration = async (
  ctx: ImagingContext,
  { subjectId, generationId }: { subjectId: SubjectId; generationId: GenerationId },
): Promise<void> => {
  const ended = await inTransaction(ctx.db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'session' });
    const at = ctx.clock.now();
    const generation = await tx
      .selectFrom('generation')
      .select('state')
      .where('id', '=', generationId)
      .where('subject_id', '=', subjectId)
      .forUpdate()
      .executeTakeFirst();
    if (!generation) throw new AppError('not_found');
    if (generation.state === 'queued')
      return endGeneration(tx, {
        generationId,
        state: 'cancelled',
        at,
        failure: null,
        blocked: null,
        spent: 0,
        instance: 'nobody',
        requestId: null,
      });
    await tx
      .updateTable('generation')
      .set({ cancel_requested_at: at })
      .where('id', '=', generationId)
      .where('ended_at', 'is', null)
      .where('cancel_requested_at', 'is', null)
      .execute();
    await askToStop(tx, generationId);
    return false;
  });
  if (ended) await cleanGeneration(ctx, { generationId });
};
