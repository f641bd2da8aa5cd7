import { inTransaction, oldestPresence, type Keeping } from '@candid/db';
import { findStranded } from '@candid/jobs';
import { AppError, type ErrorCode, type GenerationId, type MicroUsd } from '@candid/kernel';
import type { KeepingContext } from '../context.ts';
import { endGeneration } from '../store/ending.ts';
import { isHeld, resolveAbandoned } from './resolve-abandoned.ts';

/** How many rows one step looks at; the next round takes the rest, and the count says that there is one. */
const BATCH = 500;

/** Ends what dead workers left in hand, and what this one lost. */
const resolveDeadWorkers = async (ctx: KeepingContext): Promise<void> => {
  const inHand = await ctx.db
    .selectFrom('generation')
    .selectAll()
    .where('worker_instance', 'is not', null)
    .limit(BATCH)
    .execute();
  for (const generation of inHand) if (!(await isHeld(ctx, generation))) await resolveAbandoned(ctx, generation);
};

/** Puts what waits and has no job any more into the queue again, and ends it once its job has used up all attempts. */
const reviveStranded = async (ctx: KeepingContext): Promise<void> => {
  const waiting = await ctx.db
    .selectFrom('generation')
    .select(['id', 'estimate_micro_usd'])
    .where('state', '=', 'queued')
    .orderBy('created_at')
    .limit(BATCH)
    .execute();
  const stranded = await findStranded(ctx.db, {
    name: 'run-generation',
    field: 'generationId',
    ids: waiting.map(({ id }) => id),
    oldestWorker: await oldestPresence(ctx.db),
  });
  for (const { id, gaveUp } of stranded) {
    const generationId = id as GenerationId;
    if (!gaveUp) await inTransaction(ctx.db, (tx) => ctx.jobs.enqueue(tx, 'run-generation', { generationId }));
    else await endUnfinished(ctx, { generationId, failure: 'internal', spent: 0 });
    if (gaveUp) ctx.report(new AppError('internal', { problem: 'a job used up its attempts' }));
  }
};

interface Unfinished {
  readonly generationId: GenerationId;
  readonly failure: ErrorCode;
  readonly spent: MicroUsd;
}

const endUnfinished = async (ctx: KeepingContext, { generationId, failure, spent }: Unfinished): Promise<void> => {
  const at = ctx.clock.now();
  const ending = { generationId, state: 'failed', at, failure, blocked: null, spent, instance: null, requestId: null } as const;
  await inTransaction(ctx.db, (tx) => endGeneration(tx, ending));
};

/** Ends what has waited or run past the longest time: its inputs' keys have gone. */
const endOverdue = async (ctx: KeepingContext): Promise<void> => {
  const since = new Date(ctx.clock.now().getTime() - ctx.rules.longestGeneration);
  const overdue = await ctx.db
    .selectFrom('generation')
    .select(['id', 'call_started_at', 'estimate_micro_usd'])
    .where('ended_at', 'is', null)
    .where('created_at', '<=', since)
    .limit(BATCH)
    .execute();
  for (const { id, call_started_at, estimate_micro_usd } of overdue) {
    const spent = call_started_at ? estimate_micro_usd : 0;
    await endUnfinished(ctx, { generationId: id, failure: 'timed_out', spent });
  }
};

/**
 * Work under way holds its inputs, so it has to end: what dead workers left in hand is resolved, what lost its job gets one, and what
 * has waited or run past the longest time is ended.
 */
export const keepUnfinished = (ctx: KeepingContext): Keeping => ({
  count: (now) =>
    ctx.db
      .selectFrom('generation')
      .select((eb) => [
        eb.fn.countAll<number>().as('held'),
        eb.fn.min<Date | null>('created_at').as('oldest'),
        eb.fn
          .countAll<number>()
          .filterWhere('created_at', '<=', new Date(now.getTime() - ctx.rules.longestGeneration))
          .as('overdue'),
      ])
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow(),
  sweep: async () => {
    await resolveDeadWorkers(ctx);
    await reviveStranded(ctx);
    await endOverdue(ctx);
  },
});
