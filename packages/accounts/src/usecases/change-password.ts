import { inTransaction, passFence, type Tx } from '@candid/db';
import { AppError, newId, type SubjectId } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import type { PasswordsContext } from '../passwords-context.ts';
import { passwordStands, storePassword } from '../store/passwords.ts';
import { makePassword } from './new-password.ts';
import { readProfile } from './profile.ts';
import { provePassword } from './prove-password.ts';

export interface ChangingPassword {
  readonly subjectId: SubjectId;
  readonly present: string;
  readonly next: string;
  readonly network: string | null;
}

/**
 * Puts another password in the place of the present one. Every session ends; who did it goes on with a new one, and is told by mail
 * (HI-01, HI-29).
 * @param begin begins the session, in the same transaction
 * @throws AppError `password_wrong`, `limit_sign_in`, and the codes for a new password
 */
export const changePassword = async <Begun>(
  ctx: PasswordsContext,
  { subjectId, present, next, network }: ChangingPassword,
  begin: (tx: Tx, subjectId: SubjectId) => Promise<Begun>,
): Promise<Begun> => {
  const proved = await provePassword(ctx, { subjectId, password: present, network });
  const { email, name } = await readProfile(ctx, subjectId);
  const password = await makePassword(ctx, { text: next, known: [email, name] });
  return inTransaction(ctx.db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    if (!(await passwordStands(tx, subjectId, proved))) throw new AppError('password_wrong');
    await storePassword(tx, { subjectId, password, clock: ctx.clock });
    await tx.deleteFrom('session').where('subject_id', '=', subjectId).execute();
    await postLetter(tx, ctx, { kind: 'password-changed', subjectId, causeId: newId() });
    return begin(tx, subjectId);
  });
};
