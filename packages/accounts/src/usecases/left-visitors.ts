import type { Db, Tx } from '@candid/db';
import type { SubjectId } from '@candid/kernel';
import { endedBy, type SessionRulesByKind } from '../store/ended-sessions.ts';

/** How many one round looks at; the next takes the rest. */
const BATCH = 200;

/**
 * Visitors that nobody speaks for any more: no session of theirs is alive. Where what they made goes with the session, it is due now
 * (NA-08); those it has gone for already are left out.
 */
export const findLeftVisitors = async (
  db: Db,
  { now, rules }: { readonly now: Date; readonly rules: SessionRulesByKind },
): Promise<SubjectId[]> => {
  const ended = endedBy(now, rules);
  const living = db
    .selectFrom('session')
    .select('session.subject_id')
    .where((eb) => eb.not(ended(eb)));
  const rows = await db
    .selectFrom('subject as s')
    .select('s.id')
    .where('s.kind', '=', 'anonymous')
    .where('s.state', 'not in', ['ended', 'erased'])
    .where('s.id', 'not in', living)
    .orderBy('s.created_at')
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
};

/** Whether some session still speaks for a visitor: asked again under the subject's lock, since they may have come back meanwhile. */
export const hasLivingSession = async (
  tx: Tx,
  { subjectId, now, rules }: { readonly subjectId: SubjectId; readonly now: Date; readonly rules: SessionRulesByKind },
): Promise<boolean> => {
  const ended = endedBy(now, rules);
  const living = await tx
    .selectFrom('session')
    .select('session.id')
    .where('session.subject_id', '=', subjectId)
    .where((eb) => eb.not(ended(eb)))
    .forUpdate()
    .execute();
  return living.length > 0;
};
