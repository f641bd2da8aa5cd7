import type { SubjectId } from '@candid/kernel';
import { sql } from 'kysely';
import type { ImagingContext } from '../context.ts';
import { deadlineOf } from '../domain/deadline.ts';

/** What there is of a subject's pictures at one moment, in numbers. */
export interface Holdings {
  /** Pictures that are held, and when the last of them ends at the latest; null where there is none. */
  readonly pictures: number;
  readonly picturesUntil: Date | null;
  readonly prompts: number;
  /** References and masks. */
  readonly inputs: number;
  readonly previews: number;
  /** Lines about pictures that were asked for: times, sizes, outcome, and what moderation objected to. */
  readonly records: number;
}

/**
 * Counts what is held of a subject, whatever page would show it: what has been closed to its reader and not been destroyed yet is held too
 * (NA-14).
 */
export const readHoldings = async (
  { db, rules }: Pick<ImagingContext, 'db' | 'rules'>,
  subjectId: SubjectId,
): Promise<Holdings> => {
  const counts = await db
    .selectFrom('generation as g')
    .select([
      sql<number>`count(*)::int`.as('records'),
      sql<number>`count(g.prompt_sealed)::int`.as('prompts'),
      sql<number>`coalesce(sum((SELECT count(*) FROM generation_input i WHERE i.generation_id = g.id)), 0)::int`.as('inputs'),
      sql<number>`coalesce(sum((SELECT count(*) FROM generation_preview p WHERE p.generation_id = g.id)), 0)::int`.as('previews'),
    ])
    .where('g.subject_id', '=', subjectId)
    .executeTakeFirstOrThrow();
  const images = await db
    .selectFrom('image')
    .select(['created_at as createdAt', 'expires_at as expiresAt'])
    .where('subject_id', '=', subjectId)
    .where('destroyed_at', 'is', null)
    .execute();
  const ends = images.map((image) => deadlineOf(image, rules.resultLifetime).getTime());
  const picturesUntil = ends.length === 0 ? null : new Date(Math.max(...ends));
  return { ...counts, pictures: images.length, picturesUntil };
};
