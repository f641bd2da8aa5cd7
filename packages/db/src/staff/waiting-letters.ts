import type { CorrespondenceKind } from '@candid/policy';
import { sql } from 'kysely';
import type { ReadonlyDb } from '../database.ts';

/** What people wrote and nobody has answered yet; `child` is somebody's word of a child, by when its data has to be erased. */
export interface WaitingLetters {
  kind: CorrespondenceKind | 'child';
  open: number;
  oldest: Date | null;
  /** By when the first of them has to be dealt with. */
  nextDue: Date | null;
  /** Whose time has run out. */
  overdue: number;
}

/** Counts and times: no words, and nobody's address (OD-18, OH-21). */
export const readWaitingLetters = async (db: ReadonlyDb, at: Date): Promise<WaitingLetters[]> => {
  const figures = [
    sql<number>`count(*)::int`.as('open'),
    sql<Date | null>`min(received_at)`.as('oldest'),
    sql<Date | null>`min(due_at)`.as('nextDue'),
    sql<number>`(count(*) FILTER (WHERE due_at <= ${at}))::int`.as('overdue'),
  ] as const;
  const letters = await db
    .selectFrom('correspondence')
    .select('kind')
    .select(figures)
    .where('answered_at', 'is', null)
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  const [child] = await db.selectFrom('child_report').select(figures).execute();
  return child && child.open > 0 ? [{ kind: 'child', ...child }, ...letters] : letters;
};
