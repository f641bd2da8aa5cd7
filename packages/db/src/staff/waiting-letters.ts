import { duration } from '@candid/kernel';
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

/** Letters of ours that nobody has handed to a mail server. */
export interface UnsentLetters {
  count: number;
  oldest: Date | null;
}

/** A letter goes within seconds: one that has waited this long waits for a mail server, or for a worker. */
const SENT_WITHIN = duration.minutes(15);

/** Letters that should have been sent by now: none is set up to take them, or it does not answer. */
export const readUnsentLetters = async (db: ReadonlyDb, at: Date): Promise<UnsentLetters> =>
  db
    .selectFrom('mail_delivery')
    .select([sql<number>`count(*)::int`.as('count'), sql<Date | null>`min(created_at)`.as('oldest')])
    .where('ended_at', 'is', null)
    .where('created_at', '<', new Date(at.getTime() - SENT_WITHIN))
    .executeTakeFirstOrThrow();

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
