import { inTransaction, passFence, type Tx } from '@candid/db';
import { AppError, type SubjectId, parseEmailAddress } from '@candid/kernel';
import { normalisePassword } from '../domain/password-rules.ts';
import type { PasswordsContext } from '../passwords-context.ts';
import { indexOf } from '../store/contact-fields.ts';
import { noteDevice } from '../store/known-devices.ts';
import { findPasswordAccount, passwordStands, storePassword } from '../store/passwords.ts';

export interface PasswordSignIn {
  readonly email: string;
  readonly password: string;
  /** The sender's network, where it may be known. */
  readonly network: string | null;
  readonly device: string | null;
}

/**
 * Lets somebody in by address and password (HI-01, HI-29). A wrong password and an unknown address are one answer after the same queries
 * and the same hashing. A hash weaker than the policy asks for is made anew (CR-02).
 * @param begin begins the session, in the same transaction
 * @throws AppError `email_invalid`, `limit_sign_in`, `credentials_wrong`
 */
export const signInWithPassword = async <Begun>(
  ctx: PasswordsContext,
  { email, password: text, network, device }: PasswordSignIn,
  begin: (tx: Tx, subjectId: SubjectId) => Promise<Begun>,
): Promise<Begun> => {
  const index = await indexOf(ctx, 'account.email', parseEmailAddress(email).lookup);
  await ctx.limits.tryPassword({ index, network });
  const password = normalisePassword(text) ?? '';
  const account = await findPasswordAccount(ctx.db, index);
  const stored = account?.password ?? null;
  const isRight = await ctx.hasher.verify(password, stored);
  if (!isRight || !account || !stored) throw new AppError('credentials_wrong');
  const { subjectId } = account;
  const stronger = ctx.hasher.isOutdated(stored) ? await ctx.hasher.hash(password) : null;
  const begun = await inTransaction(ctx.db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'session' });
    if (!(await passwordStands(tx, subjectId, stored))) throw new AppError('credentials_wrong');
    if (stronger) await storePassword(tx, { subjectId, password: stronger, clock: ctx.clock });
    await noteDevice(ctx, tx, { subjectId, device, isFirst: false });
    return begin(tx, subjectId);
  });
  await ctx.limits.forgive({ index, network });
  return begun;
};
