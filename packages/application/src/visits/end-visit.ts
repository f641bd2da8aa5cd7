import { hasLivingSession, type SessionRulesByKind } from '@candid/accounts';
import { inTransaction, notify, passFence } from '@candid/db';
import { destroyWork, ENDED, GENERATION_CHANNEL, stopWork, type ImagingContext, type StoppedWork } from '@candid/imaging';
import type { SubjectId } from '@candid/kernel';

/** What ended with a visit, and when. */
export interface EndedVisit extends StoppedWork {
  readonly at: Date;
}

export interface EndVisitOptions {
  readonly subjectId: SubjectId;
  /** Ends it only if no session speaks for the visitor any more by these rules; without them it is the visitor's own wish. */
  readonly ifLeft?: SessionRulesByKind;
}

/**
 * Ends a visitor's session with all it holds (NA-08): from its commit on nothing opens with the session and nothing more is stored for
 * it; then its keys and files are destroyed. What dies in between is finished by `forgetEndedVisits`.
 * @returns null when it has ended already, or somebody is there after all
 */
export const endVisit = async (ctx: ImagingContext, { subjectId, ifLeft }: EndVisitOptions): Promise<EndedVisit | null> => {
  const at = ctx.clock.now();
  const ended = await inTransaction(ctx.db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'tidy-up' });
    if (ifLeft && (await hasLivingSession(tx, { subjectId, now: at, rules: ifLeft }))) return null;
    const { numUpdatedRows } = await tx
      .updateTable('subject')
      .set({ state: 'ended' })
      .where('id', '=', subjectId)
      .where('kind', '=', 'anonymous')
      .where('state', 'not in', ['ended', 'erased'])
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return null;
    await tx.deleteFrom('session').where('subject_id', '=', subjectId).execute();
    const stopped = await stopWork(tx, { subjectId, at });
    // Its open pages show nothing of it any more.
    await notify(tx, GENERATION_CHANNEL, `${subjectId} ${ENDED}`);
    return { ...stopped, at };
  });
  if (ended) await destroyWork(ctx, subjectId);
  return ended;
};
