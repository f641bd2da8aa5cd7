import { inTransaction, passFence, type Tx } from '@candid/db';
import { AppError, newId, type SubjectId } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import type { PasswordsContext } from '../passwords-context.ts';
import { noteDevice } from '../store/known-devices.ts';
import { findLink, openLinkAddress, useLink, voidLinks, type StoredLink } from '../store/links.ts';
import { findPasswordAccount, storePassword } from '../store/passwords.ts';
import { makePassword } from './new-password.ts';

export interface ResettingPassword {
  readonly token: string;
  readonly password: string;
  readonly network: string | null;
  readonly device: string | null;
}

const accountOf = async (ctx: PasswordsContext, link: StoredLink | null) => {
  const index = link?.address_index ?? null;
  const account = index === null ? null : await findPasswordAccount(ctx.db, index);
  if (!link || !index || !account) throw new AppError('link_spent');
  return { link, index, subjectId: account.subjectId };
};

/**
 * Sets a new password by a link that went to the account's address. Every session ends, what was under way to change the address is
 * called off, and the person is told; who did it goes on with a session of their own (HI-01).
 * @param begin begins the session, in the same transaction
 * @throws AppError `link_spent`, and the codes for a new password
 */
export const resetPassword = async <Begun>(
  ctx: PasswordsContext,
  { token, password: text, network, device }: ResettingPassword,
  begin: (tx: Tx, subjectId: SubjectId) => Promise<Begun>,
): Promise<Begun> => {
  const { clock } = ctx;
  const { link, index, subjectId } = await accountOf(ctx, await findLink(ctx, { token, purpose: 'reset' }));
  const password = await makePassword(ctx, { text, known: [await openLinkAddress(ctx, link)] });
  const begun = await inTransaction(ctx.db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    if (!(await useLink(tx, { clock, link }))) throw new AppError('link_spent');
    await voidLinks(tx, { clock, purposes: ['reset'], index });
    await voidLinks(tx, { clock, purposes: ['change-address'], subjectId });
    await storePassword(tx, { subjectId, password, clock });
    await tx.deleteFrom('session').where('subject_id', '=', subjectId).execute();
    await noteDevice(ctx, tx, { subjectId, device, isFirst: false });
    await postLetter(tx, ctx, { kind: 'password-changed', subjectId, causeId: newId() });
    return begin(tx, subjectId);
  });
  await ctx.limits.forgive({ index, network });
  return begun;
};
