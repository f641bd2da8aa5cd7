import type { Db, GenerationEventKind, Tx } from '@candid/db';
import type { GenerationId, SubjectId } from '@candid/kernel';
import { sql } from 'kysely';

/** Channel that wakes live pages. Its payload is `subject-id event-id`, a hint, the row is the truth; or `subject-id reset`. */
export const GENERATION_CHANNEL = 'candid_generation';
/** In the place of an event's id: the subject has ended, and nothing more will be told of it. */
export const ENDED = 0;
/** Channel that asks the worker at work to stop. Its payload is the generation's id. */
export const CANCEL_CHANNEL = 'candid_cancel';

interface NewEvent {
  readonly generationId: GenerationId;
  readonly kind: GenerationEventKind;
  readonly at: Date;
}

/**
 * Records that something about a generation changed, and wakes the pages that show it when the transaction commits. Whose it is, is
 * read here: signing in may have made it an account's since the work on it began.
 */
export const recordEvent = async (tx: Tx, { generationId, kind, at }: NewEvent): Promise<void> => {
  await sql`
    WITH event AS (
      INSERT INTO generation_event (generation_id, subject_id, kind, at)
      SELECT id, subject_id, ${kind}, ${at}::timestamptz FROM generation WHERE id = ${generationId}
      RETURNING id, subject_id
    )
    SELECT pg_notify(${GENERATION_CHANNEL}, subject_id || ' ' || id) FROM event`.execute(tx);
};

/** Told in place of an event's id when rows are gone that pages may still show: nothing is left that a page could replay. */
export const RESET = 'reset';

/** Wakes the subject's pages to read everything again, when the transaction commits. */
export const tellReset = async (tx: Tx, subjectId: SubjectId): Promise<void> => {
  await sql`SELECT pg_notify(${GENERATION_CHANNEL}, ${`${subjectId} ${RESET}`})`.execute(tx);
};

/** Asks whichever worker has this generation in hand to stop, when the transaction commits. */
export const askToStop = async (tx: Tx, generationId: GenerationId): Promise<void> => {
  await sql`SELECT pg_notify(${CANCEL_CHANNEL}, ${generationId})`.execute(tx);
};

export interface ChangesQuery {
  readonly subjectId: SubjectId;
  readonly afterId: number;
  /** Events that were told of by name. Ids are given out before commit, so one may become visible after a higher one was read. */
  readonly alsoIds: readonly number[];
  /** Everything from this moment on too, for a reader that was away and heard no names; null for none. */
  readonly since: Date | null;
}

/** The generations of a subject that changed after an event, and the newest event's id. One that is told of twice does no harm. */
export const readChanges = async (
  db: Db,
  { subjectId, afterId, alsoIds, since }: ChangesQuery,
): Promise<{ generationIds: GenerationId[]; lastId: number }> => {
  const rows = await db
    .selectFrom('generation_event')
    .select(['generation_id', (eb) => eb.fn.max('id').as('last')])
    .where('subject_id', '=', subjectId)
    .where((eb) =>
      eb.or([
        eb('id', '>', afterId),
        ...(alsoIds.length === 0 ? [] : [eb('id', 'in', alsoIds)]),
        ...(since === null ? [] : [eb('at', '>=', since)]),
      ]),
    )
    .groupBy('generation_id')
    .execute();
  return {
    generationIds: rows.map(({ generation_id }) => generation_id),
    lastId: rows.reduce((last, row) => Math.max(last, row.last), afterId),
  };
};

/** The id of the newest event of a subject; 0 when there is none. */
export const newestEventId = async (db: Db, subjectId: SubjectId): Promise<number> => {
  const row = await db
    .selectFrom('generation_event')
    .select((eb) => eb.fn.max('id').as('last'))
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  return row?.last ?? 0;
};
