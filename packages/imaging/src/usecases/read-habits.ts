import type { GenerationQuality, SubjectKind } from '@candid/db';
import { mayUse } from '@candid/db';
import type { SubjectId } from '@candid/kernel';
import type { ImagingContext } from '../context.ts';

/** What somebody mostly asks for. */
export interface Habits {
  readonly model: string;
  readonly quality: GenerationQuality;
  readonly width: number;
  readonly height: number;
}

/** So many of the last submissions say what is usual for a person. */
const LOOKED_AT = 20;
const OF: SubjectKind = 'account';

/** The most frequent, and of equally frequent ones the one used last: `items` begin with the newest. */
const usual = <T>(items: readonly T[], nameOf: (item: T) => string): T | undefined => {
  const groups = [...Map.groupBy(items, nameOf).values()];
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0];
};

/**
 * What a person with an account mostly asks for, from their own last submissions and nobody else's (HI-08). The quality and shape are
 * those they mostly use with that model.
 * @returns null for who has none yet, has no account, is restricted, or has objected
 */
export const readHabits = async ({ db }: Pick<ImagingContext, 'db'>, subjectId: SubjectId): Promise<Habits | null> => {
  if (!(await mayUse(db, { subjectId, purpose: 'personalise' }))) return null;
  const rows = await db
    .selectFrom('generation as g')
    .innerJoin('subject as s', 's.id', 'g.subject_id')
    .select(['g.model', 'g.quality', 'g.width', 'g.height'])
    .where('g.subject_id', '=', subjectId)
    .where('s.kind', '=', OF)
    .where('g.removed_at', 'is', null)
    // The pictures of one form count once.
    .where('g.position', '=', 0)
    .orderBy('g.created_at', 'desc')
    .limit(LOOKED_AT)
    .execute();
  const model = usual(rows, (row) => row.model)?.model;
  if (model === undefined) return null;
  const same = rows.filter((row) => row.model === model);
  const quality = usual(same, (row) => row.quality);
  const size = usual(same, ({ width, height }) => `${width}x${height}`);
  return quality && size ? { model, quality: quality.quality, width: size.width, height: size.height } : null;
};
