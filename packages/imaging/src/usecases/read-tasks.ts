import type { GenerationTable } from '@candid/db';
import type { GenerationId, ImageId, SubjectId } from '@candid/kernel';
import { sql } from 'kysely';
import type { ImagingContext } from '../context.ts';
import { deadlineOf } from '../domain/deadline.ts';

/**
 * What a line of the task list is read from: number, size, outcome and times of a generation, and until when its result can be fetched.
 * No column of content is among them (CR-09).
 */
export const TASK_COLUMNS = [
  'generation.id',
  'generation.width',
  'generation.height',
  'generation.state',
  'generation.failure_code',
  'generation.created_at',
  'generation.ended_at',
  'image.id as image_id',
  'image.created_at as image_created_at',
  'image.expires_at',
  'image.destroyed_at',
] as const;

/** One task, without words or picture. */
export interface TaskView {
  readonly id: GenerationId;
  readonly width: number;
  readonly height: number;
  readonly state: GenerationTable['state'];
  readonly failure: GenerationTable['failure_code'];
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** The price in credits; null where none was charged. */
  readonly credits: number | null;
  /** Where its result can be fetched, and until when; null when there was none, `isOver` once its time has passed. */
  readonly result: { readonly imageId: ImageId; readonly until: string; readonly isOver: boolean } | null;
}

/** The place of a task in the list, newest first. */
export interface TaskPlace {
  readonly createdAt: Date;
  readonly id: GenerationId;
}

type Query = { readonly subjectId: SubjectId; readonly after: TaskPlace | null; readonly limit: number };

const rowsOf = ({ db }: Pick<ImagingContext, 'db'>, { subjectId, after, limit }: Query) => {
  const query = db
    .selectFrom('generation')
    .leftJoin('image', 'image.generation_id', 'generation.id')
    .select(TASK_COLUMNS)
    .where('generation.subject_id', '=', subjectId)
    .where('generation.removed_at', 'is', null)
    .orderBy('generation.created_at', 'desc')
    .orderBy('generation.id', 'desc')
    .limit(limit);
  if (after === null) return query;
  return query.where(sql<boolean>`(generation.created_at, generation.id) < (${after.createdAt}, ${after.id}::uuid)`);
};

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const resultOf = (row: Row, { clock, rules }: Pick<ImagingContext, 'clock' | 'rules'>): TaskView['result'] => {
  const { image_id: imageId, image_created_at: createdAt, expires_at: expiresAt } = row;
  if (!imageId || !createdAt || !expiresAt) return null;
  const until = deadlineOf({ createdAt, expiresAt }, rules.resultLifetime);
  return { imageId, until: until.toISOString(), isOver: row.destroyed_at !== null || until <= clock.now() };
};

/** One page of a subject's own tasks, newest first, by key. `next` is where the older ones begin; null at the end. */
export const readTasks = async (
  ctx: Pick<ImagingContext, 'db' | 'clock' | 'rules'>,
  query: Query,
): Promise<{ readonly tasks: readonly TaskView[]; readonly next: TaskPlace | null }> => {
  const rows = await rowsOf(ctx, { ...query, limit: query.limit + 1 }).execute();
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const tasks = shown.map((row) => ({
    id: row.id,
    width: row.width,
    height: row.height,
    state: row.state,
    failure: row.failure_code,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    credits: null,
    result: resultOf(row, ctx),
  }));
  return { tasks, next: last ? { createdAt: last.created_at, id: last.id } : null };
};
