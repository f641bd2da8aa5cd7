import { closeDeadConnections, findLeftVisitors, type SessionRulesByKind } from '@candid/accounts';
import type { Db, Holding, Keeping } from '@candid/db';
import { forgetWork, type KeepingContext } from '@candid/imaging';
import type { SubjectId } from '@candid/kernel';
import { endVisit } from './end-visit.ts';

/** How many one round looks at; the next takes the rest, and the count says that there is one. */
const BATCH = 200;

const endedVisits = async (db: Db): Promise<SubjectId[]> => {
  const rows = await db
    .selectFrom('subject')
    .select('id')
    .where('kind', '=', 'anonymous')
    .where('state', '=', 'ended')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('generation').select('generation.id').whereRef('generation.subject_id', '=', 'subject.id')),
    )
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
};

const readVisitors = (db: Db): Promise<Pick<Holding, 'held' | 'oldest'>> =>
  db
    .selectFrom('subject')
    .select((eb) => [eb.fn.countAll<number>().as('held'), eb.fn.min<Date | null>('created_at').as('oldest')])
    .where('kind', '=', 'anonymous')
    .executeTakeFirstOrThrow();

/**
 * Visits of policies in which a session ends with all it held (NA-08, NA-04): connections of dead web processes are closed, what nobody
 * is there for any more is ended, and the records of what has ended are forgotten. Every read goes by the same times without it.
 * Overdue are visits that should have ended and have not, and ended ones of which something is left.
 */
export const keepVisits = (ctx: KeepingContext, rules: SessionRulesByKind): Keeping => ({
  count: async (now) => {
    const overdue = (await findLeftVisitors(ctx.db, { now, rules })).length + (await endedVisits(ctx.db)).length;
    return { ...(await readVisitors(ctx.db)), overdue };
  },
  sweep: async (now) => {
    await closeDeadConnections(ctx);
    for (const subjectId of await findLeftVisitors(ctx.db, { now, rules })) await endVisit(ctx, { subjectId, ifLeft: rules });
    for (const subjectId of await endedVisits(ctx.db)) await forgetWork(ctx, subjectId);
  },
});
