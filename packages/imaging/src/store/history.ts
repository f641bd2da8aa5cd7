import type { Db, GenerationKind } from '@candid/db';
import type { ImageId, Milliseconds, SubjectId } from '@candid/kernel';
import { sql } from 'kysely';

/** Which side of a picture is longer. */
export const SHAPES = ['landscape', 'square', 'portrait'] as const;
export type HistoryShape = (typeof SHAPES)[number];

/** Which pictures of a history are wanted; null for any. Times are half-open: from, and before. */
export interface HistoryFilter {
  readonly from: Date | null;
  readonly before: Date | null;
  readonly model: string | null;
  readonly shape: HistoryShape | null;
  readonly kind: GenerationKind | null;
}

/** The place of a picture in a history, newest first. */
export interface HistoryPlace {
  readonly createdAt: Date;
  readonly id: ImageId;
}

/** Whose history, and what its deadlines are measured by. */
export interface HistoryScope {
  readonly subjectId: SubjectId;
  readonly now: Date;
  readonly resultLifetime: Milliseconds;
}

const COMPARED = { landscape: '>', square: '=', portrait: '<' } as const;

/** The living pictures of a subject: a deadline that has passed hides one, swept or not (HI-14). */
export const livingPictures = (db: Db, { subjectId, now, resultLifetime }: HistoryScope) =>
  db
    .selectFrom('image as i')
    .innerJoin('generation as g', 'g.id', 'i.generation_id')
    .where('i.subject_id', '=', subjectId)
    .where('i.destroyed_at', 'is', null)
    .where('i.expires_at', '>', now)
    .where('i.created_at', '>', new Date(now.getTime() - resultLifetime));

const filtered = (db: Db, scope: HistoryScope, { from, before, model, shape, kind }: HistoryFilter) => {
  let query = livingPictures(db, scope);
  if (from) query = query.where('i.created_at', '>=', from);
  if (before) query = query.where('i.created_at', '<', before);
  if (model !== null) query = query.where('g.model', '=', model);
  if (kind !== null) query = query.where('g.kind', '=', kind);
  if (shape !== null) query = query.whereRef('i.width', COMPARED[shape], 'i.height');
  return query;
};

export const pictureRows = (query: ReturnType<typeof livingPictures>) =>
  query
    .select([
      'i.id',
      'i.generation_id',
      'i.mime',
      'i.byte_size',
      'i.width',
      'i.height',
      'i.created_at',
      'i.expires_at',
      'i.key_id',
    ])
    .select(['g.kind', 'g.model', 'g.quality', 'g.background', 'g.output_format', 'g.reference_count', 'g.has_mask'])
    .select(['g.width as asked_width', 'g.height as asked_height', 'g.prompt_key_id', 'g.prompt_sealed']);

export type PictureRow = Awaited<ReturnType<ReturnType<typeof pictureRows>['execute']>>[number];

interface PageQuery {
  readonly filter: HistoryFilter;
  /** Only what is older than this place. */
  readonly after: HistoryPlace | null;
  readonly limit: number;
}

/** One page by key: as quick at the end of a long history as at its beginning. */
export const findPage = (db: Db, scope: HistoryScope, { filter, after, limit }: PageQuery): Promise<PictureRow[]> => {
  let query = filtered(db, scope, filter);
  if (after) query = query.where(sql<boolean>`(i.created_at, i.id) < (${after.createdAt}, ${after.id}::uuid)`);
  return pictureRows(query).orderBy('i.created_at', 'desc').orderBy('i.id', 'desc').limit(limit).execute();
};

/** How many pictures there are at all, how many fit the filter, and by which models they are. */
export const countHistory = async (
  db: Db,
  scope: HistoryScope,
  filter: HistoryFilter,
): Promise<{ all: number; fitting: number; models: string[] }> => {
  const { all, models } = await livingPictures(db, scope)
    .select((eb) => [eb.fn.countAll<number>().as('all'), sql<string[]>`coalesce(array_agg(DISTINCT g.model), '{}')`.as('models')])
    .executeTakeFirstOrThrow();
  const { fitting } = await filtered(db, scope, filter)
    .select((eb) => eb.fn.countAll<number>().as('fitting'))
    .executeTakeFirstOrThrow();
  return { all, fitting, models };
};

/** The ids of all that fit, newest first. */
export const findIds = async (db: Db, scope: HistoryScope, filter: HistoryFilter): Promise<ImageId[]> => {
  const rows = await filtered(db, scope, filter).select('i.id').orderBy('i.created_at', 'desc').orderBy('i.id', 'desc').execute();
  return rows.map(({ id }) => id);
};
