import type { Db, Tx } from '@candid/db';
import { AppError, type GenerationId, type MicroUsd, type Milliseconds, type ObjectKeyId, type SubjectId } from '@candid/kernel';
import { sql } from 'kysely';
import type { Submission } from '../domain/submission.ts';
import type { SealedInput } from '../usecases/prepare-inputs.ts';

/** The generations of a form that was sent before, in order; empty when it was not. */
export const findByClientKey = async (db: Db | Tx, key: { subjectId: SubjectId; clientKey: string }): Promise<GenerationId[]> => {
  const rows = await db
    .selectFrom('generation')
    .select('id')
    .where('subject_id', '=', key.subjectId)
    .where('client_key', '=', key.clientKey)
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id);
};

/** @throws AppError `stopped_by_operator` while the operator's switch is off */
export const assertRunning = async (db: Db | Tx): Promise<void> => {
  const row = await db.selectFrom('operator_switch').select('stopped').where('name', '=', 'generation').executeTakeFirst();
  if (row?.stopped) throw new AppError('stopped_by_operator');
};

/** What decides whether a submission is taken in. */
export interface Standing {
  /** The generations of the same form sent before, in order; empty when it was not. */
  readonly before: readonly GenerationId[];
  /** Whether the operator's switch is off. */
  readonly stopped: boolean;
  /** How many pictures the session has asked for since `since`. */
  readonly recent: number;
}

/**
 * Reads all that decides about a submission, in one round trip. The caller holds the subject's lock, and took it in a statement
 * before this one: only then does this one see what another submission has just committed.
 */
export const readStanding = async (
  tx: Tx,
  { subjectId, clientKey, since }: { subjectId: SubjectId; clientKey: string; since: Date },
): Promise<Standing> => {
  const { rows } = await sql<Standing>`
    SELECT
      ARRAY(SELECT id::text FROM generation WHERE subject_id = ${subjectId} AND client_key = ${clientKey} ORDER BY position) AS before,
      EXISTS (SELECT FROM operator_switch WHERE name = 'generation' AND stopped) AS stopped,
      (SELECT count(*)::int FROM generation WHERE subject_id = ${subjectId} AND created_at > ${since}) AS recent`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new AppError('internal', { problem: 'a select without a table returned no row' });
  return row;
};

/** One picture of a submission with its content already sealed. */
export interface SealedGeneration {
  readonly id: GenerationId;
  readonly position: number;
  readonly prompt: { readonly keyId: ObjectKeyId; readonly sealed: Buffer };
  readonly inputs: readonly SealedInput[];
}

interface NewGeneration {
  readonly subjectId: SubjectId;
  readonly submission: Submission;
  readonly sealed: SealedGeneration;
  readonly estimate: MicroUsd;
  readonly day: string;
  readonly at: Date;
  readonly lifetimes: { readonly result: Milliseconds; readonly record: Milliseconds };
}

const insertInputs = async (tx: Tx, { id, inputs }: SealedGeneration): Promise<void> => {
  if (inputs.length === 0) return;
  const rows = inputs.map(({ blobId, keyId, byteSize, ...input }) => ({
    ...input,
    generation_id: id,
    blob_id: blobId,
    key_id: keyId,
    byte_size: byteSize,
  }));
  await tx.insertInto('generation_input').values(rows).execute();
};

/** Writes one picture of a submission as `queued`, with the lifetimes that are promised for its result and its record now. */
export const insertGeneration = async (
  tx: Tx,
  { subjectId, submission, sealed, estimate, day, at, lifetimes }: NewGeneration,
): Promise<void> => {
  await tx
    .insertInto('generation')
    .values({
      id: sealed.id,
      subject_id: subjectId,
      client_key: submission.clientKey,
      position: sealed.position,
      kind: submission.kind,
      state: 'queued',
      model: submission.model.id,
      quality: submission.quality,
      width: submission.size.width,
      height: submission.size.height,
      background: submission.background,
      output_format: submission.outputFormat,
      prompt_key_id: sealed.prompt.keyId,
      prompt_sealed: sealed.prompt.sealed,
      reference_count: sealed.inputs.filter(({ role }) => role === 'reference').length,
      has_mask: sealed.inputs.some(({ role }) => role === 'mask'),
      estimate_micro_usd: estimate,
      spend_day: day,
      created_at: at,
      lifetime_ms: lifetimes.result,
      record_lifetime_ms: lifetimes.record,
    })
    .execute();
  await insertInputs(tx, sealed);
};
