import { inTransaction, passFence, type Db, type Tx } from '@candid/db';
import { isAppError, type SubjectId } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import { randomUUID } from 'node:crypto';
import type { Change, TellingContext } from '../context.ts';

const BATCH = 200;

/** Accounts that agreed to what stood before, and have not been told yet. Who signs up once it counts agrees to it then. */
const findUntold = async (
  db: Db,
  { version, effectiveAt }: Change,
  after: SubjectId | null,
): Promise<readonly { readonly subjectId: SubjectId }[]> =>
  db
    .selectFrom('account as a')
    .innerJoin('subject as s', 's.id', 'a.subject_id')
    .select('a.subject_id as subjectId')
    .where('a.created_at', '<', effectiveAt)
    .where('s.state', 'in', ['open', 'restricted', 'closing'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('change_notice as n')
            .select('n.id')
            .whereRef('n.subject_id', '=', 'a.subject_id')
            .where('n.version', '=', version),
        ),
      ),
    )
    .$if(after !== null, (query) => query.where('a.subject_id', '>', after as SubjectId))
    .orderBy('a.subject_id')
    .limit(BATCH)
    .execute();

/** What they were told of before is history now, and its time begins to run. */
const supersede = async (tx: Tx, { noticeLifetime, clock }: TellingContext, subjectId: SubjectId): Promise<void> => {
  const now = clock.now();
  await tx
    .updateTable('change_notice')
    .set({ superseded_at: now, expires_at: new Date(now.getTime() + noticeLifetime) })
    .where('subject_id', '=', subjectId)
    .where('superseded_at', 'is', null)
    .execute();
};

/** Notice and letter come with one commit, or neither does. @returns whether it was this call that told them */
const tell = async (ctx: TellingContext, { version, effectiveAt }: Change, subjectId: SubjectId): Promise<boolean> => {
  const { db, clock, byMail, reach } = ctx;
  return inTransaction(db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    const id = randomUUID();
    // Under the lock of the fence: a worker that came first has committed by now.
    const told = await tx
      .selectFrom('change_notice')
      .select('id')
      .where('subject_id', '=', subjectId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (told) return false;
    await supersede(tx, ctx, subjectId);
    await tx
      .insertInto('change_notice')
      .values({ id, subject_id: subjectId, version, effective_at: effectiveAt, by_mail: byMail, told_at: clock.now() })
      .execute();
    reach('notice-written');
    if (byMail) await postLetter(tx, ctx, { kind: 'policy-change', subjectId, causeId: id });
    reach('letter-asked');
    return true;
  });
};

/**
 * Tells every account of a change that has not been told: with a notice that its pages show, and where the policy says so a letter. Any
 * number of workers may run it, as often as they like, and die at any point: each account is told once.
 * @returns how many were told by this call
 */
export const tellOfChange = async (ctx: TellingContext, change: Change): Promise<number> => {
  let count = 0;
  let after: SubjectId | null = null;
  for (;;) {
    const untold: readonly { readonly subjectId: SubjectId }[] = await findUntold(ctx.db, change, after);
    for (const { subjectId } of untold) {
      ctx.reach('person-found');
      try {
        if (await tell(ctx, change, subjectId)) count += 1;
      } catch (error) {
        // Erased since it was found.
        if (!isAppError(error, 'forbidden') && !isAppError(error, 'not_found')) throw error;
      }
      ctx.reach('person-told');
    }
    if (untold.length < BATCH) return count;
    after = untold.at(-1)?.subjectId ?? null;
  }
};
