import { inTransaction, mayUse, passFence, type InputEnd, type Tx } from '@candid/db';
import { AppError, newId, type GenerationId, type SubjectId } from '@candid/kernel';
import type { SubmissionContext } from '../context.ts';
import { contentHolder, latestEnd } from '../domain/keeping.ts';
import { estimateCost } from '../domain/price.ts';
import { offeredModels } from '../domain/models.ts';
import { PARTIALS } from '../domain/partials.ts';
import { readSubmission, type Submission, type SubmissionInput } from '../domain/submission.ts';
import { reserveSpend, spendDay } from '../store/spend.ts';
import { findByClientKey, insertGenerations, readStanding, type SealedGeneration } from '../store/submissions.ts';
import { prepareInputs, promptContext, sealInputs, type PreparedInput, type SealedInput } from './prepare-inputs.ts';
import { openImage } from './read-image.ts';

const readSource = async (ctx: SubmissionContext, subjectId: SubjectId, input: SubmissionInput): Promise<Uint8Array[]> => {
  if (!input.sourceImageId) return [];
  const { stream } = await openImage(ctx, { subjectId, imageId: input.sourceImageId });
  return [Buffer.concat(await Array.fromAsync(stream))];
};

/** Sealing begins before the fence is passed: for whom it is closed no key of their own may come to be again. */
const assertMaySeal = async ({ db, rules }: SubmissionContext, subjectId: SubjectId): Promise<void> => {
  if (rules.contentKey === 'subject' && !(await mayUse(db, { subjectId, purpose: 'generate' }))) throw new AppError('forbidden');
};

const sealGenerations = async (
  ctx: SubmissionContext,
  { subjectId, submission, inputs }: { subjectId: SubjectId; submission: Submission; inputs: readonly PreparedInput[] },
  kept: SealedGeneration[],
): Promise<readonly SealedGeneration[]> => {
  const { rules, vault, clock } = ctx;
  const at = clock.now();
  const holderUntil = (until: InputEnd) => contentHolder(rules, { subjectId, destroyAfter: latestEnd(rules, { until, at }) });
  for (let position = 0; position < submission.count; position += 1) {
    const id = newId<'generation'>();
    const prompt = await vault.sealField({
      keyHolder: holderUntil(rules.promptUntil),
      context: promptContext(id),
      plaintext: submission.prompt,
    });
    const own: SealedInput[] = [];
    kept.push({ id, position, prompt, inputs: own });
    await sealInputs(vault, { inputs, keyHolder: holderUntil(rules.uploadUntil) }, own);
  }
  return kept;
};

const discard = async ({ vault }: SubmissionContext, sealed: readonly SealedGeneration[]): Promise<void> => {
  await vault.destroyKeys(sealed.flatMap(({ prompt, inputs }) => [prompt.keyId, ...inputs.map(({ keyId }) => keyId)]));
  for (const { inputs } of sealed) for (const { blobId } of inputs) await vault.deleteBlob(blobId);
};

interface Accepted extends Pick<Order, 'charge'> {
  readonly subjectId: SubjectId;
  readonly submission: Submission;
  /** May still be under way: its keys are durable, and the list complete, when it resolves. */
  readonly sealing: Promise<readonly SealedGeneration[]>;
}

/** Who orders what, and what it takes from them in the transaction that takes it in: nothing where it is left out. */
export interface Order {
  readonly subjectId: SubjectId;
  readonly input: SubmissionInput;
  readonly charge?: ((tx: Tx, generationIds: readonly GenerationId[]) => Promise<void>) | undefined;
}

/** Commits a submission with its jobs, or nothing: a form sent twice finds the first under the subject's lock. */
const accept = async (
  ctx: SubmissionContext,
  tx: Tx,
  { subjectId, submission, sealing, charge }: Accepted,
): Promise<GenerationId[]> => {
  const { rules, clock, jobs } = ctx;
  await passFence(tx, { subjectId, purpose: 'generate' });
  const at = clock.now();
  const { count, per } = rules.generationsPerSession;
  const { before, stopped, recent } = await readStanding(tx, {
    subjectId,
    clientKey: submission.clientKey,
    since: new Date(at.getTime() - per),
  });
  if (before.length > 0) return [...before];
  if (stopped) throw new AppError('stopped_by_operator');
  if (recent + submission.count > count) throw new AppError('limit_session', { count, per });
  // Before the day's row is locked: everybody's submissions wait for that one.
  const sealed = await sealing;
  const references = sealed[0]?.inputs.length ?? 0;
  const estimate = estimateCost(submission.model, {
    ...submission,
    promptLength: submission.prompt.length,
    partials: PARTIALS,
    references,
  });
  const day = spendDay(at);
  const { promptUntil, uploadUntil } = rules;
  const promised = {
    result: rules.resultLifetime,
    record: rules.recordLifetime,
    moderation: rules.moderationLifetime,
    promptUntil,
    uploadUntil,
  };
  await reserveSpend(tx, { day, amount: estimate * sealed.length, cap: rules.dailyCap });
  await insertGenerations(tx, { subjectId, submission, sealed, estimate, day, at, promised });
  const ids = sealed.map(({ id }) => id);
  await charge?.(tx, ids);
  for (const id of ids) await jobs.enqueue(tx, 'run-generation', { generationId: id });
  return ids;
};

/**
 * Takes a submission in: n pictures become n generations with a job each, in one transaction with their limits, their part of the day's
 * spend and their place in the queue. Sent again with the same client key, it answers with what it made the first time.
 * @throws AppError: the codes of `readSubmission` and `prepareInputs`, `stopped_by_operator`, `limit_session`, `limit_spend`,
 * `forbidden`, those of `charge`; nothing is left behind then
 */
export const submitGeneration = async (ctx: SubmissionContext, { subjectId, input, charge }: Order): Promise<GenerationId[]> => {
  const { imagesPerRequest, maxReferences } = ctx.rules;
  const models = offeredModels(ctx.models, ctx.clock.now());
  const submission = readSubmission(input, { models, imagesPerRequest, maxReferences });
  if (submission.kind === 'edit') {
    // Opening files is worth a look whether the form came before; without files the one in the transaction is enough.
    const before = await findByClientKey(ctx.db, { subjectId, clientKey: submission.clientKey });
    if (before.length > 0) return before;
  }
  await assertMaySeal(ctx, subjectId);
  const own = await readSource(ctx, subjectId, input);
  const references = [...own, ...input.references.map(({ bytes }) => bytes)];
  const inputs = await prepareInputs(ctx.decoder, { references, mask: input.mask ?? null });

  const sealed: SealedGeneration[] = [];
  // A prompt's key takes the keyring as long as the first questions take the database. Files take longer: no transaction waits for them.
  const sealing = sealGenerations(ctx, { subjectId, submission, inputs }, sealed);
  const sealingEnded = Promise.allSettled([sealing]);
  try {
    if (inputs.length > 0) await sealing;
    const ids = await inTransaction(ctx.db, (tx) => accept(ctx, tx, { subjectId, submission, sealing, charge }));
    await sealingEnded;
    if (ids[0] !== sealed[0]?.id) await discard(ctx, sealed);
    return ids;
  } catch (error) {
    await sealingEnded;
    await discard(ctx, sealed);
    throw error;
  }
};
