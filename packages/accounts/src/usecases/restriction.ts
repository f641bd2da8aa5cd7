import { inTransaction, passFence, type SubjectState, type Tx } from '@candid/db';
import type { SubjectId } from '@candid/kernel';
import type { AccountsContext } from '../context.ts';

type Context = Pick<AccountsContext, 'db'>;

const turn = async (tx: Tx, { subjectId, from, to }: { subjectId: SubjectId; from: SubjectState; to: 'open' | 'restricted' }) => {
  await passFence(tx, { subjectId, purpose: 'account' });
  await tx.updateTable('subject').set({ state: to }).where('id', '=', subjectId).where('state', '=', from).execute();
  // One whose account waits for its erasure: it becomes so if the deletion is taken back.
  await tx
    .updateTable('account')
    .set({ reopens_as: to })
    .where('subject_id', '=', subjectId)
    .where('erase_after', 'is not', null)
    .execute();
};

/**
 * Restricts a person's data (Art. 18 GDPR): all is kept, they can sign in and read, and nothing is made, suggested, counted or
 * advertised with it until it is lifted (HI-20). Takes effect at its commit; twice is the same.
 * @throws AppError `not_found`, `forbidden` once the person is erased
 */
export const restrict = ({ db }: Context, subjectId: SubjectId): Promise<void> =>
  inTransaction(db, (tx) => turn(tx, { subjectId, from: 'open', to: 'restricted' }));

/** Lifts a restriction. Telling the person before is the caller's. @throws AppError as `restrict` */
export const liftRestriction = ({ db }: Context, subjectId: SubjectId): Promise<void> =>
  inTransaction(db, (tx) => turn(tx, { subjectId, from: 'restricted', to: 'open' }));
