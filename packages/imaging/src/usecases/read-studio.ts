import type { GenerationTable, ImageTable } from '@candid/db';
import type { ErrorCode, GenerationId, ImageId, Milliseconds, SubjectId } from '@candid/kernel';
import { createHash } from 'node:crypto';
import type { ImagingContext } from '../context.ts';
import { deadlineOf } from '../domain/deadline.ts';

/** A result as the page shows it, in or after its time. */
export interface ImageView {
  readonly id: ImageId;
  readonly mime: ImageTable['mime'];
  readonly byteSize: number;
  readonly width: number;
  readonly height: number;
  readonly expiresAt: string;
  /** When it was destroyed or taken, or its deadline once that has passed; null while it can be fetched. */
  readonly destroyedAt: string | null;
  /** Its owner confirmed that it was downloaded whole, which ended it. */
  readonly isTaken: boolean;
  /** Names the key on the receipt; tells nothing of the key itself. */
  readonly keyFingerprint: string;
}

export interface FailureView {
  readonly code: ErrorCode;
  readonly stage?: 'input' | 'output';
  readonly categories?: readonly string[];
}

/** A generation as its owner's page shows it: never the prompt, which has ended with it. */
export interface GenerationView {
  readonly id: GenerationId;
  readonly position: number;
  readonly kind: GenerationTable['kind'];
  readonly state: GenerationTable['state'];
  readonly model: string;
  readonly quality: string;
  readonly width: number;
  readonly height: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Index of the newest partial picture that can be fetched. */
  readonly partial: number | null;
  /** Whether the provider had been called when it was cancelled: then the operator may be billed, the person never (lesson R22). */
  readonly wasCalled: boolean;
  readonly failure: FailureView | null;
  readonly image: ImageView | null;
}

/** The most frames a page gets: newer ones first. */
const SHOWN = 100;

/** Names a key on a receipt; tells nothing of the key itself. */
export const fingerprintOf = (keyId: string): string => createHash('sha256').update(keyId).digest('hex').slice(0, 12);

const rowsOf = ({ db }: Pick<ImagingContext, 'db'>, subjectId: SubjectId) =>
  db
    .selectFrom('generation as g')
    .leftJoin('image as i', 'i.generation_id', 'g.id')
    .leftJoin('generation_preview as p', 'p.generation_id', 'g.id')
    .select([
      'g.id',
      'g.position',
      'g.kind',
      'g.state',
      'g.model',
      'g.quality',
      'g.width',
      'g.height',
      'g.created_at',
      'g.started_at',
    ])
    .select(['g.ended_at', 'g.failure_code', 'g.moderation_stage', 'g.moderation_categories', 'g.call_started_at'])
    .select([
      'p.partial_index',
      'i.id as image_id',
      'i.mime',
      'i.byte_size',
      'i.width as image_width',
      'i.height as image_height',
    ])
    .select(['i.created_at as image_created_at', 'i.expires_at', 'i.destroyed_at', 'i.taken_at', 'i.key_id'])
    .where('g.subject_id', '=', subjectId)
    .where('g.removed_at', 'is', null)
    .orderBy('g.created_at', 'desc')
    .orderBy('g.position')
    .limit(SHOWN);

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

interface Present {
  readonly now: Date;
  readonly lifetime: Milliseconds;
}

const imageOf = (row: Row, { now, lifetime }: Present): ImageView | null => {
  const {
    image_id: id,
    mime,
    byte_size: byteSize,
    image_width: width,
    image_height: height,
    image_created_at: createdAt,
    expires_at: promised,
    key_id: keyId,
  } = row;
  if (!id || !mime || byteSize === null || width === null || height === null || !createdAt || !promised || !keyId) return null;
  const expiresAt = deadlineOf({ createdAt, expiresAt: promised }, lifetime);
  const destroyedAt = row.destroyed_at ?? row.taken_at ?? (expiresAt <= now ? expiresAt : null);
  return {
    id,
    mime,
    byteSize,
    width,
    height,
    expiresAt: expiresAt.toISOString(),
    destroyedAt: destroyedAt?.toISOString() ?? null,
    isTaken: row.taken_at !== null,
    keyFingerprint: fingerprintOf(keyId),
  };
};

const failureOf = ({ failure_code: code, moderation_stage: stage, moderation_categories: categories }: Row): FailureView | null =>
  code === null ? null : { code, ...(stage && { stage }), ...(categories && { categories }) };

const viewOf = (row: Row, present: Present): GenerationView => ({
  id: row.id,
  position: row.position,
  kind: row.kind,
  state: row.state,
  model: row.model,
  quality: row.quality,
  width: row.width,
  height: row.height,
  createdAt: row.created_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  partial: row.ended_at === null ? row.partial_index : null,
  wasCalled: row.call_started_at !== null,
  failure: failureOf(row),
  image: imageOf(row, present),
});

/** The newest generations of a subject, newest first; only those named when `ids` is given. */
export const readGenerations = async (
  ctx: Pick<ImagingContext, 'db' | 'clock' | 'rules'>,
  { subjectId, ids }: { subjectId: SubjectId; ids?: readonly GenerationId[] },
): Promise<GenerationView[]> => {
  if (ids?.length === 0) return [];
  const query = rowsOf(ctx, subjectId);
  const rows = await (ids ? query.where('g.id', 'in', ids) : query).execute();
  const present = { now: ctx.clock.now(), lifetime: ctx.rules.resultLifetime };
  return rows.map((row) => viewOf(row, present));
};

/** What the limit of the running window leaves to a subject. */
export interface Allowance {
  /** How many more generations it may ask for. */
  readonly left: number;
  /** When the next one can be asked for; null while there is one left. */
  readonly freesAt: Date | null;
}

/** Counts what a subject has asked for in the running window, ended and failed ones too. */
export const readAllowance = async ({ db, clock, rules }: ImagingContext, subjectId: SubjectId): Promise<Allowance> => {
  const { count, per } = rules.generationsPerSession;
  const { recent, oldest } = await db
    .selectFrom('generation')
    .select((eb) => [eb.fn.countAll<number>().as('recent'), eb.fn.min('created_at').as('oldest')])
    .where('subject_id', '=', subjectId)
    .where('created_at', '>', new Date(clock.now().getTime() - per))
    .executeTakeFirstOrThrow();
  const left = Math.max(0, count - recent);
  return { left, freesAt: left === 0 && oldest ? new Date(oldest.getTime() + per) : null };
};
