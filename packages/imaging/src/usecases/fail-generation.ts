import { inTransaction } from '@candid/db';
import { AppError, isAppError, type ErrorCode, type MicroUsd } from '@candid/kernel';
import type { KeepingContext } from '../context.ts';
import { BlockedError } from '../provider/failure.ts';
import { endGeneration } from '../store/ending.ts';
import { findGeneration, type Generation } from '../store/working.ts';
import { cleanGeneration } from './clean-generation.ts';

/** Failures after which the provider has surely made nothing and asks nothing. */
const COSTS_NOTHING: ReadonlySet<ErrorCode> = new Set([
  'blocked_input',
  'provider_busy',
  'provider_refused_parameters',
  'provider_refused_reference',
  'moderation_unavailable',
  'egress_denied',
]);

/** What the operator may have to pay for a generation that failed: once the call has begun, its estimate, unless it was refused. */
const costOf = (code: ErrorCode, called: boolean, estimate: MicroUsd): MicroUsd =>
  called && !COSTS_NOTHING.has(code) ? estimate : 0;

/** The code a person gets to read for whatever was thrown; only our own codes pass. */
const codeOf = (error: unknown): ErrorCode => {
  if (!isAppError(error)) return 'internal';
  return error.code === 'key_destroyed' || error.code === 'gone' ? 'timed_out' : error.code;
};

/**
 * Ends a generation that did not come to a picture, and destroys what it held. A cancelled one ends as `cancelled`.
 * @param called whether the call to the provider may have begun
 */
export const failGeneration = async (
  ctx: KeepingContext,
  { generation, error, called }: { generation: Generation; error: unknown; called: boolean },
): Promise<void> => {
  const code = codeOf(error);
  if (code === 'internal') ctx.report(error);
  const cancelled = code === 'cancelled';
  ctx.reach('before-failure-commit');
  await inTransaction(ctx.db, (tx) =>
    endGeneration(tx, {
      generationId: generation.id,
      state: cancelled ? 'cancelled' : 'failed',
      at: ctx.clock.now(),
      failure: cancelled ? null : code,
      blocked: error instanceof BlockedError ? error.blocked : null,
      spent: costOf(code, called, generation.estimate_micro_usd),
      instance: ctx.instance,
      requestId: null,
    }),
  );
  ctx.reach('after-failure-commit');
  await cleanGeneration(ctx, { generationId: generation.id, reach: ctx.reach });
};

/**
 * Why nothing more may be written for a generation: its owner asked to stop, and it has to be ended as cancelled; or this worker lost
 * it to another, which has ended it, and stops without a word.
 */
export const whyLost = async (ctx: KeepingContext, { id }: Pick<Generation, 'id'>): Promise<AppError> => {
  const found = await findGeneration(ctx.db, id);
  const isOurs = found?.worker_instance === ctx.instance && found.cancel_requested_at !== null;
  return new AppError(isOurs ? 'cancelled' : 'conflict');
};
