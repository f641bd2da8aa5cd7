import { inTransaction, passFence, type Db, type Tx } from '@candid/db';
import { AppError, type Milliseconds, type SubjectId } from '@candid/kernel';
import type { AccountsContext } from '../context.ts';
import { parsePersonName } from '../domain/person-name.ts';
import { openContact, replaceContact } from '../store/contact-fields.ts';

/** What a person's own page shows of their account. */
export interface Profile {
  readonly email: string;
  readonly name: string | null;
  readonly signIn: 'google' | 'password';
  readonly since: Date;
  /** When the account is erased, once its deletion was asked for. */
  readonly eraseAfter: Date | null;
}

const findAccount = async (db: Db | Tx, subjectId: SubjectId) => {
  const account = await db.selectFrom('account').selectAll().where('subject_id', '=', subjectId).executeTakeFirst();
  if (!account) throw new AppError('not_found');
  return account;
};

/** @throws AppError `not_found` */
export const readProfile = async (ctx: AccountsContext, subjectId: SubjectId): Promise<Profile> => {
  const account = await findAccount(ctx.db, subjectId);
  const { name_key_id: keyId, name_sealed: sealed } = account;
  return {
    email: await openContact(ctx, { subjectId, field: 'email', keyId: account.email_key_id, sealed: account.email_sealed }),
    name: keyId === null || sealed === null ? null : await openContact(ctx, { subjectId, field: 'name', keyId, sealed }),
    signIn: account.sign_in,
    since: account.created_at,
    eraseAfter: account.erase_after,
  };
};

/**
 * Corrects the name at once (Art. 16 GDPR); an empty one removes it. The former one's key is destroyed.
 * @throws AppError `name_invalid`, `not_found`
 */
export const rename = async (ctx: AccountsContext, subjectId: SubjectId, text: string): Promise<void> => {
  const plaintext = parsePersonName(text);
  await replaceContact(ctx, { subjectId, field: 'name', plaintext }, (sealed) =>
    inTransaction(ctx.db, async (tx) => {
      await passFence(tx, { subjectId, purpose: 'account' });
      const account = await tx.selectFrom('account').select('name_key_id').where('subject_id', '=', subjectId).executeTakeFirst();
      await tx
        .updateTable('account')
        .set({ name_key_id: sealed?.keyId ?? null, name_sealed: sealed?.sealed ?? null })
        .where('subject_id', '=', subjectId)
        .execute();
      return account?.name_key_id ?? null;
    }),
  );
};

/**
 * Closes an account at its owner's word: every session ends, nothing new can be made, and erasure is due after the grace.
 * Asking twice moves no deadline.
 * @returns when it is due
 */
export const closeAccount = async (ctx: AccountsContext, subjectId: SubjectId, grace: Milliseconds): Promise<Date> => {
  const due = new Date(ctx.clock.now().getTime() + grace);
  return inTransaction(ctx.db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    const { state } = await tx.selectFrom('subject').select('state').where('id', '=', subjectId).executeTakeFirstOrThrow();
    if (state !== 'open' && state !== 'restricted') return (await findAccount(tx, subjectId)).erase_after ?? due;
    const closing = { erase_after: due, reopens_as: state };
    await tx.updateTable('account').set(closing).where('subject_id', '=', subjectId).execute();
    await tx.updateTable('subject').set({ state: 'closing' }).where('id', '=', subjectId).execute();
    await tx.deleteFrom('session').where('subject_id', '=', subjectId).execute();
    return due;
  });
};

/** Takes a deletion back within its grace. @throws AppError `conflict` when there is none to take back or its time has come */
export const reopenAccount = async (ctx: AccountsContext, subjectId: SubjectId): Promise<void> => {
  await inTransaction(ctx.db, async (tx) => {
    await passFence(tx, { subjectId, purpose: 'account' });
    const { erase_after: due, reopens_as: state } = await findAccount(tx, subjectId);
    if (due === null || state === null || due <= ctx.clock.now()) throw new AppError('conflict');
    await tx.updateTable('account').set({ erase_after: null, reopens_as: null }).where('subject_id', '=', subjectId).execute();
    await tx.updateTable('subject').set({ state }).where('id', '=', subjectId).execute();
  });
};
