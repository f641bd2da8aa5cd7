import { closeDeadConnections, findLeftVisitors, type SweepSessionsOptions } from '@candid/accounts';
import { forgetWork, type WorkContext } from '@candid/imaging';
import type { SubjectId } from '@candid/kernel';
import { endVisit } from './end-visit.ts';

/** How many one round looks at; the next takes the rest, and the residue says that there is one. */
const BATCH = 200;

const endedVisits = async ({ db }: WorkContext): Promise<SubjectId[]> => {
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

/**
 * One round for policies in which a session ends with all it held (NA-08, NA-04): closes connections of dead web processes, ends what
 * nobody is there for any more, and forgets the records of what has ended. Every read goes by the same times without it.
 * @returns visits that should have ended and have not, and ended ones of which something is left, counted after the round
 */
export const sweepVisits = async (ctx: WorkContext, rules: SweepSessionsOptions['rules']): Promise<number> => {
  await closeDeadConnections(ctx);
  for (const subjectId of await findLeftVisitors({ ...ctx, rules })) await endVisit(ctx, { subjectId, ifLeft: rules });
  for (const subjectId of await endedVisits(ctx)) await forgetWork(ctx, subjectId);
  return (await findLeftVisitors({ ...ctx, rules })).length + (await endedVisits(ctx)).length;
};
