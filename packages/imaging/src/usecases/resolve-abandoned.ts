import { inTransaction, isPresent } from '@candid/db';
import type { ErrorCode } from '@candid/kernel';
import type { KeepingContext } from '../context.ts';
import { endGeneration } from '../store/ending.ts';
import { recordEvent } from '../store/events.ts';
import { giveBack, type Generation } from '../store/working.ts';
import { cleanGeneration } from './clean-generation.ts';

interface Outcome {
  readonly failure: ErrorCode | null;
  readonly spent: number;
}

/**
 * Whether some worker is at work on a generation: this one when it is in its hands, another one as long as it lives. One that this
 * worker has lost (an error where it should have ended, a commit whose answer never came) is nobody's.
 */
export const isHeld = async (
  { db, instance, inHand }: Pick<KeepingContext, 'db' | 'instance' | 'inHand'>,
  { id, worker_instance: holder }: Pick<Generation, 'id' | 'worker_instance'>,
): Promise<boolean> => holder === null || (holder === instance ? inHand.has(id) : isPresent(db, holder));

/**
 * Resolves what a dead worker had in hand. Before the provider was called: back to the queue. After: it is not known whether a picture
 * was made, so it ends as failed and is never called again; the operator may pay, the person never (settled: unknown outcome).
 */
export const resolveAbandoned = async (ctx: KeepingContext, generation: Generation): Promise<void> => {
  const { id, worker_instance: instance } = generation;
  if (instance === null) return;
  const at = ctx.clock.now();
  const end = (state: 'failed' | 'cancelled', { failure, spent }: Outcome): Promise<unknown> =>
    inTransaction(ctx.db, (tx) =>
      endGeneration(tx, { generationId: id, state, at, failure, blocked: null, spent, instance, requestId: null }),
    );

  if (generation.state === 'moderating' && generation.cancel_requested_at === null) {
    await inTransaction(ctx.db, async (tx) => {
      if (!(await giveBack(tx, { id, instance }))) return;
      await recordEvent(tx, { generationId: id, kind: 'state', at });
      await ctx.jobs.enqueue(tx, 'run-generation', { generationId: id });
    });
    return;
  }
  const ended =
    generation.state === 'moderating'
      ? await end('cancelled', { failure: null, spent: 0 })
      : await end('failed', { failure: 'outcome_unknown', spent: generation.estimate_micro_usd });
  if (ended) await cleanGeneration(ctx, { generationId: id, reach: ctx.reach });
};
