import { inTransaction, oldestPresence, type InputEnd } from '@candid/db';
import { findStranded } from '@candid/jobs';
import { AppError, type BlobId, type ErrorCode, type GenerationId, type MicroUsd } from '@candid/kernel';
import { sql } from 'kysely';
import type { WorkContext } from '../context.ts';
import { endGeneration } from '../store/ending.ts';
import { cleanGeneration } from './clean-generation.ts';
import { destroyImages } from './destroy-images.ts';
import { finishRemovals } from './remove-pictures.ts';
import { isHeld, resolveAbandoned } from './resolve-abandoned.ts';

/** How many rows one step looks at; the next run takes the rest, and the residue says that there is one. */
const BATCH = 500;

/** Ends what dead workers left in hand, and what this one lost. */
const resolveDeadWorkers = async (ctx: WorkContext): Promise<void> => {
  const inHand = await ctx.db
    .selectFrom('generation')
    .selectAll()
    .where('worker_instance', 'is not', null)
    .limit(BATCH)
    .execute();
  for (const generation of inHand) if (!(await isHeld(ctx, generation))) await resolveAbandoned(ctx, generation);
};

/** Puts what waits and has no job any more into the queue again, and ends it once its job has used up all attempts. */
const reviveStranded = async (ctx: WorkContext): Promise<void> => {
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

const endUnfinished = async (ctx: WorkContext, { generationId, failure, spent }: Unfinished): Promise<void> => {
  const at = ctx.clock.now();
  const ending = { generationId, state: 'failed', at, failure, blocked: null, spent, instance: null, requestId: null } as const;
  await inTransaction(ctx.db, (tx) => endGeneration(tx, ending));
};

/** Ends what has waited or run past the longest time: its inputs' keys have gone. */
const endOverdue = async (ctx: WorkContext): Promise<void> => {
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

/** Whether what was promised to live as long as its picture still may: the picture is there, and the policy says the same. */
const livesOn = (until: 'prompt_until' | 'upload_until', now: InputEnd) =>
  now === 'image-ends'
    ? sql<boolean>`(${sql.ref(`g.${until}`)} = 'image-ends'
        AND EXISTS (SELECT FROM image WHERE image.generation_id = g.id AND image.destroyed_at IS NULL))`
    : sql<boolean>`false`;

const endedUncleaned = async ({ db, rules }: WorkContext): Promise<GenerationId[]> => {
  const rows = await db
    .selectFrom('generation as g')
    .select('g.id')
    .where('g.ended_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('g.prompt_key_id', 'is not', null), eb.not(livesOn('prompt_until', rules.promptUntil))]),
        eb.and([
          eb.exists(eb.selectFrom('generation_input as i').select('i.id').whereRef('i.generation_id', '=', 'g.id')),
          eb.not(livesOn('upload_until', rules.uploadUntil)),
        ]),
        eb.exists(eb.selectFrom('generation_preview as p').select('p.generation_id').whereRef('p.generation_id', '=', 'g.id')),
      ]),
    )
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
};

/** Writes a promise that has become shorter into the pictures that are there, so that it holds whatever the policy says next. */
const shortenPromises = async ({ db, rules }: WorkContext): Promise<void> => {
  const promisedNow = sql<Date>`created_at + ${rules.resultLifetime}::float8 * interval '1 millisecond'`;
  await db
    .updateTable('image')
    .set({ expires_at: promisedNow })
    .where('destroyed_at', 'is', null)
    .where('expires_at', '>', promisedNow)
    .execute();
};

const dueImages = (ctx: WorkContext) =>
  ctx.db
    .selectFrom('image')
    .select(['id', 'blob_id', 'key_id', 'generation_id'])
    .where('destroyed_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', '<=', ctx.clock.now()), eb('taken_at', 'is not', null)]))
    .limit(BATCH);

/** Destroys results whose time has come, or that their owners have taken (OH-06, NA-04). */
const destroyDueImages = async (ctx: WorkContext): Promise<void> => destroyImages(ctx, await dueImages(ctx).execute());

/** Deletes records whose time has passed, as promised then or now, of generations that hold nothing any more. */
const forgetOldRecords = async (ctx: WorkContext): Promise<void> => {
  const now = ctx.clock.now();
  const { recordLifetime } = ctx.rules;
  const before = new Date(now.getTime() - recordLifetime);
  const promisedThen = sql<Date>`${now}::timestamptz - g.record_lifetime_ms * interval '1 millisecond'`;
  await inTransaction(ctx.db, async (tx) => {
    const old = await tx
      .selectFrom('generation as g')
      .leftJoin('image as i', 'i.generation_id', 'g.id')
      .select('g.id')
      .where(({ or, and, eb }) =>
        or([
          eb('g.ended_at', '<=', before),
          and([eb('g.record_lifetime_ms', '<', recordLifetime), eb('g.ended_at', '<=', promisedThen)]),
        ]),
      )
      .where('g.prompt_key_id', 'is', null)
      .where((eb) => eb.or([eb('i.id', 'is', null), eb('i.destroyed_at', 'is not', null)]))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('generation_input as n').select('n.id').whereRef('n.generation_id', '=', 'g.id'))),
      )
      .limit(BATCH)
      .execute();
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return;
    await tx.deleteFrom('image').where('generation_id', 'in', ids).execute();
    await tx.deleteFrom('generation').where('id', 'in', ids).execute();
  });
};

/** Which of these sealed files a row still points to. */
const findLive = async ({ db }: WorkContext, blobIds: readonly BlobId[]): Promise<BlobId[]> => {
  if (blobIds.length === 0) return [];
  const rows = await db
    .selectFrom('image')
    .select('blob_id')
    .where('blob_id', 'in', blobIds)
    .where('destroyed_at', 'is', null)
    .unionAll((eb) => eb.selectFrom('generation_input').select('blob_id').where('blob_id', 'in', blobIds))
    .unionAll((eb) => eb.selectFrom('generation_preview').select('blob_id').where('blob_id', 'in', blobIds))
    .execute();
  return rows.map(({ blob_id }) => blob_id);
};

/**
 * One round of tidying up: dead workers' work, overdue and ended generations, due results, keys past their time, old records. Deadlines
 * hold without it (every read checks them); it frees what they closed.
 * @returns what should be gone and is still there, counted after the round (0 is the promise; null: could not be counted)
 */
export const tidyUp = async (ctx: WorkContext): Promise<number | null> => {
  await resolveDeadWorkers(ctx);
  await reviveStranded(ctx);
  await endOverdue(ctx);
  await shortenPromises(ctx);
  await destroyDueImages(ctx);
  // After the pictures: what lived with one goes in the same round.
  for (const generationId of await endedUncleaned(ctx)) await cleanGeneration(ctx, { generationId, reach: ctx.reach });
  await finishRemovals(ctx);
  const { overdue } = await ctx.vault.destroyDue(ctx.clock.now());
  await forgetOldRecords(ctx);
  if (overdue === null) return null;
  return (await dueImages(ctx).execute()).length + (await endedUncleaned(ctx)).length + overdue;
};

/** Removes sealed files that no row points to: written before a crash that came before their row. @returns how many went */
export const sweepOrphans = async (ctx: WorkContext): Promise<number> => {
  const { removed } = await ctx.vault.sweepBlobs({ findLive: (blobIds) => findLive(ctx, blobIds) });
  return removed;
};
