import { inTransaction, passFence, type Tx } from '@candid/db';
import { AppError, type SubjectId, parseEmailAddress } from '@candid/kernel';
import { parsePersonName } from '../domain/person-name.ts';
import type { StoredPassword } from '../domain/password-hash.ts';
import type { PasswordsContext } from '../passwords-context.ts';
import { sealContact, type SealedContact } from '../store/contact-fields.ts';
import { isAddressTaken } from '../store/address-taken.ts';
import { noteDevice } from '../store/known-devices.ts';
import { findLink, openLinkAddress, useLink, voidLinks, type StoredLink } from '../store/links.ts';
import { storePassword } from '../store/passwords.ts';
import { makePassword } from './new-password.ts';

export interface FinishingSignUp {
  readonly token: string;
  readonly password: string;
  /** Null where the policy asks for no name (CR-01). */
  readonly name: string | null;
  readonly device: string | null;
}

interface NewAccount {
  readonly email: SealedContact;
  readonly name: SealedContact | null;
  readonly password: StoredPassword;
}

const insertAccount = async (ctx: PasswordsContext, tx: Tx, { link, account }: { link: StoredLink; account: NewAccount }) => {
  const { subject_id: subjectId, address_index: index, age_limit: ageLimit } = link;
  if (index === null || ageLimit === null) throw new AppError('link_spent');
  await passFence(tx, { subjectId, purpose: 'account' });
  if (!(await useLink(tx, { clock: ctx.clock, link }))) throw new AppError('link_spent');
  await voidLinks(tx, { clock: ctx.clock, purposes: ['sign-up'], index });
  await tx.updateTable('subject').set({ kind: 'account' }).where('id', '=', subjectId).execute();
  await tx
    .insertInto('account')
    .values({
      subject_id: subjectId,
      sign_in: 'password',
      email_index: index,
      email_key_id: account.email.keyId,
      email_sealed: account.email.sealed,
      // Where the policy has no names, no program may write those columns, not even empty.
      ...(account.name && { name_key_id: account.name.keyId, name_sealed: account.name.sealed }),
      created_at: ctx.clock.now(),
      // It was stated where the address was given.
      age_stated_at: link.created_at,
      age_limit: ageLimit,
      // What they signed up in is what letters that no page asks for are written in, until they choose another.
      ...(ctx.language !== undefined && { language: ctx.language }),
    })
    .execute();
  await storePassword(tx, { subjectId, password: account.password, clock: ctx.clock });
};

/**
 * Opens the account of an address that its holder has shown to have, with the password they choose now: nobody can choose one for somebody
 * else's address beforehand (HI-01, CR-01).
 * @param begin begins the session, in the same transaction
 * @throws AppError `link_spent`, `address_taken`, `name_invalid`, and the codes for a new password
 */
export const finishSignUp = async <Begun>(
  ctx: PasswordsContext,
  { token, password: text, name: typedName, device }: FinishingSignUp,
  begin: (tx: Tx, subjectId: SubjectId) => Promise<Begun>,
): Promise<Begun> => {
  const link = await findLink(ctx, { token, purpose: 'sign-up' });
  if (!link) throw new AppError('link_spent');
  const subjectId = link.subject_id;
  const { address } = parseEmailAddress(await openLinkAddress(ctx, link));
  const name = typedName === null ? null : parsePersonName(typedName);
  const password = await makePassword(ctx, { text, known: [address, name] });
  const account = {
    password,
    email: await sealContact(ctx, { subjectId, field: 'email', plaintext: address }),
    name: name === null ? null : await sealContact(ctx, { subjectId, field: 'name', plaintext: name }),
  };
  // One act has one time: by it the device that an account began with is told from those that came later (HI-29).
  const at = ctx.clock.now();
  const then = { ...ctx, clock: { now: () => at } };
  return inTransaction(ctx.db, async (tx) => {
    await insertAccount(then, tx, { link, account });
    await noteDevice(then, tx, { subjectId, device, isFirst: true });
    return begin(tx, subjectId);
  }).catch(async (error: unknown) => {
    await ctx.vault.destroyKeys([account.email.keyId, ...(account.name ? [account.name.keyId] : [])]);
    throw isAddressTaken(error) ? new AppError('address_taken') : error;
  });
};
