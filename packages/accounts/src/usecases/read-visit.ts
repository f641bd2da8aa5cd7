import type { Db } from '@candid/db';
import type { SubjectId } from '@candid/kernel';

/** A visitor's session. */
export interface VisitEnd {
  /** When it ends at the latest; null while it has not begun. */
  readonly until: Date | null;
}

/** The end of a visitor's session; null for somebody with an account, who has it back at the next sign-in. */
export const readVisit = async (db: Db, subjectId: SubjectId): Promise<VisitEnd | null> => {
  const subject = await db
    .selectFrom('subject')
    .leftJoin('session', 'session.subject_id', 'subject.id')
    .select((eb) => ['subject.kind', eb.fn.max('session.expires_at').as('until')])
    .where('subject.id', '=', subjectId)
    .groupBy('subject.kind')
    .executeTakeFirst();
  return subject?.kind === 'account' ? null : { until: subject?.until ?? null };
};
