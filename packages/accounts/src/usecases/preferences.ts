import { inTransaction, passFence } from '@candid/db';
import type { SubjectId } from '@candid/kernel';
import type { AccountsContext } from '../context.ts';
import type { Preferences } from '../store/sessions.ts';

/**
 * Keeps with the account how pages shall look and speak to its owner; what is not named stays as it is (HI-16).
 * @throws AppError `forbidden` for somebody whose account is gone
 */
export const keepPreferences = async (
  { db }: Pick<AccountsContext, 'db'>,
  subjectId: SubjectId,
  chosen: Partial<Preferences>,
): Promise<void> => {
  if (Object.keys(chosen).length === 0) return;
  await inTransaction(db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    await tx.updateTable('account').set(chosen).where('subject_id', '=', subjectId).execute();
  });
};
