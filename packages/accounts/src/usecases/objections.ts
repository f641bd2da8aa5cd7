import { inTransaction, passFence } from '@candid/db';
import type { SubjectId } from '@candid/kernel';
import type { Purpose } from '@candid/policy';
import type { AccountsContext } from '../context.ts';

type Context = Pick<AccountsContext, 'db' | 'clock'>;

/** A use of one's data, and whose. */
export interface Use {
  readonly subjectId: SubjectId;
  readonly purpose: Purpose;
}

/**
 * Records that a person objects to a use of their data (Art. 21 GDPR). From its commit on the fence is closed for that use (HI-22). Said
 * twice it stays as it was.
 * @throws AppError `not_found`, `forbidden` once the person is erased
 */
export const objectTo = ({ db, clock }: Context, { subjectId, purpose }: Use): Promise<void> =>
  inTransaction(db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    await tx
      .insertInto('objection')
      .values({ subject_id: subjectId, purpose, objected_at: clock.now() })
      .onConflict((conflict) => conflict.columns(['subject_id', 'purpose']).doNothing())
      .execute();
  });

/** Takes an objection back; without one nothing happens. @throws AppError as `objectTo` */
export const withdrawObjection = ({ db }: Context, { subjectId, purpose }: Use): Promise<void> =>
  inTransaction(db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    await tx.deleteFrom('objection').where('subject_id', '=', subjectId).where('purpose', '=', purpose).execute();
  });

/** The uses a person has objected to, with when. */
export const listObjections = async (
  { db }: Context,
  subjectId: SubjectId,
): Promise<readonly { readonly purpose: Purpose; readonly since: Date }[]> => {
  const rows = await db
    .selectFrom('objection')
    .select(['purpose', 'objected_at as since'])
    .where('subject_id', '=', subjectId)
    .orderBy('purpose')
    .execute();
  return rows;
};
