import type { Db, InputEnd, Tx } from '@candid/db';
import { AppError, type GenerationId, type MicroUsd, type Milliseconds, type ObjectKeyId, type SubjectId } from '@candid/kernel';
import { sql } from 'kysely';
import type { Submission } from '../domain/submission.ts';
import type { SealedInput } from '../usecases/prepare-inputs.ts';
import { GENERATION_CHANNEL } from './events.ts';

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

interface NewGenerations {
  readonly subjectId: SubjectId;
  readonly submission: Submission;
  readonly sealed: readonly SealedGeneration[];
  /** Of one picture. */
  readonly estimate: MicroUsd;
  readonly day: string;
  readonly at: Date;
  readonly promised: {
    readonly result: Milliseconds;
    readonly record: Milliseconds;
    readonly moderation: Milliseconds;
    readonly promptUntil: InputEnd;
    readonly uploadUntil: InputEnd;
  };
}

const insertInputs = async (tx: Tx, sealed: readonly SealedGeneration[]): Promise<void> => {
  const rows = sealed.flatMap(({ id, inputs }) =>
    inputs.map(({ blobId, keyId, byteSize, ...input }) => ({
      ...input,
      generation_id: id,
      blob_id: blobId,
      key_id: keyId,
      byte_size: byteSize,
    })),
  );
  if (rows.length > 0) await tx.insertInto('generation_input').values(rows).execute();
};

/**
 * Writes the pictures of a submission as `queued`, with the times that are promised for all of it now, and tells the page:
 * one statement for all of them, so that a person's wait does not grow with their number.
 */
export const insertGenerations = async (
  tx: Tx,
  { subjectId, submission, sealed, estimate, day, at, promised }: NewGenerations,
): Promise<void> => {
  const rows = sealed.map(({ id, position, prompt, inputs }) => ({
    id,
    subject_id: subjectId,
    client_key: submission.clientKey,
    position,
    kind: submission.kind,
    state: 'queued' as const,
    model: submission.model.id,
    quality: submission.quality,
    width: submission.size.width,
    height: submission.size.height,
    background: submission.background,
    output_format: submission.outputFormat,
    prompt_key_id: prompt.keyId,
    prompt_sealed: prompt.sealed,
    reference_count: inputs.filter(({ role }) => role === 'reference').length,
    has_mask: inputs.some(({ role }) => role === 'mask'),
    estimate_micro_usd: estimate,
    spend_day: day,
    created_at: at,
    lifetime_ms: promised.result,
    record_lifetime_ms: promised.record,
    moderation_lifetime_ms: promised.moderation,
    prompt_until: promised.promptUntil,
    upload_until: promised.uploadUntil,
  }));
  await tx
    .with('made', (db) => db.insertInto('generation').values(rows).returning(['id', 'subject_id', 'created_at']))
    .with('event', (db) =>
      db
        .insertInto('generation_event')
        .columns(['generation_id', 'subject_id', 'kind', 'at'])
        .expression((eb) => eb.selectFrom('made').select(['id', 'subject_id', sql.lit('state').as('kind'), 'created_at']))
        .returning(['id', 'subject_id']),
    )
    .selectFrom('event')
    .select(sql`pg_notify(${GENERATION_CHANNEL}, subject_id || ' ' || id)`.as('told'))
    .execute();
  await insertInputs(tx, sealed);
};
