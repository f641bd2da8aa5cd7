import { inTransaction, passFence, type Tx } from '@candid/db';
import { AppError, type ObjectKeyId, type SubjectId, parseEmailAddress } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import { LAST_LETTER_WITHIN } from '../domain/account-links.ts';
import type { PasswordsContext } from '../passwords-context.ts';
import { isAddressTaken } from '../store/address-taken.ts';
import { indexOf, sealContact, type SealedContact } from '../store/contact-fields.ts';
import {
  findLink,
  insertLink,
  openLinkAddress,
  useLink,
  withLink,
  voidLinks,
  type PreparedLink,
  type StoredLink,
} from '../store/links.ts';
import { passwordStands } from '../store/passwords.ts';
import { openLink } from './ask-for-letter.ts';
import { readProfile } from './profile.ts';
import { provePassword } from './prove-password.ts';

export interface AskingForAddress {
  readonly subjectId: SubjectId;
  readonly password: string;
  readonly email: string;
  readonly network: string | null;
}

/**
 * Asks to let the account belong to another address. That one has to confirm it, and the present one is told at once. Whether the other
 * has an account is not looked up here: its letter says so to its reader alone (HI-01).
 * @throws AppError `password_wrong`, `email_invalid`, `limit_sign_in`, `limit_letters`
 */
export const askForAddress = async (
  ctx: PasswordsContext,
  { subjectId, password, email: text, network }: AskingForAddress,
): Promise<void> => {
  const { clock } = ctx;
  const email = parseEmailAddress(text);
  const proved = await provePassword(ctx, { subjectId, password, network });
  const index = await indexOf(ctx, 'account.email', email.lookup);
  await ctx.limits.askForLetter({ letter: 'change-address', index, network });
  await withLink(ctx, { subjectId, address: email.address, index }, (link) =>
    inTransaction(ctx.db, async (tx) => {
      await passFence(tx, { subjectId, purpose: 'account' });
      if (!(await passwordStands(tx, subjectId, proved))) throw new AppError('password_wrong');
      await voidLinks(tx, { clock, purposes: ['change-address'], subjectId });
      await insertLink(tx, { clock, purpose: 'change-address' }, link);
      await postLetter(tx, ctx, { kind: 'address-confirm', subjectId, causeId: link.id });
      await postLetter(tx, ctx, { kind: 'address-asked', subjectId, causeId: link.id });
    }),
  );
};

interface Move {
  readonly link: StoredLink;
  readonly sealed: SealedContact;
}

/** Lets the account belong to a link's address, and uses the link up. @returns the key of the former address */
const moveAddress = async (ctx: PasswordsContext, tx: Tx, { link, sealed }: Move) => {
  const subjectId = link.subject_id;
  await passFence(tx, { subjectId, purpose: 'account' });
  if (link.address_index === null || !(await useLink(tx, { clock: ctx.clock, link }))) throw new AppError('link_spent');
  const former = await tx.selectFrom('account').select(['email_key_id']).where('subject_id', '=', subjectId).executeTakeFirst();
  if (!former) throw new AppError('link_spent');
  await tx
    .updateTable('account')
    .set({ email_index: link.address_index, email_key_id: sealed.keyId, email_sealed: sealed.sealed })
    .where('subject_id', '=', subjectId)
    .execute();
  return former.email_key_id;
};

/** What a move that is committed leaves to do. */
interface Moved {
  readonly address: string;
  /** The key of the former address. */
  readonly former: ObjectKeyId;
}

/** Runs a move with the address sealed for it; one that fails leaves no key behind. */
const moving = async (ctx: PasswordsContext, link: StoredLink, also: (tx: Tx) => Promise<void>): Promise<Moved> => {
  const address = await openLinkAddress(ctx, link);
  const sealed = await sealContact(ctx, { subjectId: link.subject_id, field: 'email', plaintext: address });
  const former = await inTransaction(ctx.db, async (tx) => {
    const keyId = await moveAddress(ctx, tx, { link, sealed });
    await also(tx);
    return keyId;
  }).catch(async (error: unknown) => {
    await ctx.vault.destroyKeys([sealed.keyId]);
    throw isAddressTaken(error) ? new AppError('address_taken') : error;
  });
  return { address, former };
};

/** Moves an account, with the address that it has now kept for a letter after it lost the account. @returns the address it has then */
const moveWithFarewell = async (
  ctx: PasswordsContext,
  subjectId: SubjectId,
  move: (farewell: PreparedLink) => Promise<Moved>,
): Promise<string> => {
  const { email } = await readProfile(ctx, subjectId);
  const index = await indexOf(ctx, 'account.email', parseEmailAddress(email).lookup);
  const { address, former } = await withLink(ctx, { subjectId, address: email, index }, move);
  await ctx.vault.destroyKeys([former]);
  return address;
};

/**
 * The new address says yes. Both are told; the former one can take it back for some days.
 * @throws AppError `link_spent`, `address_taken`
 */
export const confirmAddress = async (ctx: PasswordsContext, token: string): Promise<void> => {
  const { clock } = ctx;
  const link = await findLink(ctx, { token, purpose: 'change-address' });
  if (!link) throw new AppError('link_spent');
  const subjectId = link.subject_id;
  await moveWithFarewell(ctx, subjectId, (undo) =>
    moving(ctx, link, async (tx) => {
      await insertLink(tx, { clock, purpose: 'undo-address' }, undo);
      await postLetter(tx, ctx, { kind: 'address-changed', subjectId, causeId: undo.id });
      await postLetter(tx, ctx, { kind: 'address-welcome', subjectId, causeId: undo.id });
    }),
  );
};

/**
 * The former address takes the change back. Whoever changed it knew the password, so that ends with every session, and a letter to choose
 * another is on its way. The address that loses the account is told.
 * @throws AppError `link_spent`, `address_taken`
 */
export const undoAddress = async (ctx: PasswordsContext, token: string): Promise<void> => {
  const { clock } = ctx;
  const link = await findLink(ctx, { token, purpose: 'undo-address' });
  if (!link || link.address_index === null) throw new AppError('link_spent');
  const subjectId = link.subject_id;
  const address = await moveWithFarewell(ctx, subjectId, (losing) =>
    moving(ctx, link, async (tx) => {
      await voidLinks(tx, { clock, purposes: ['change-address', 'undo-address'], subjectId });
      // It only holds the address of the last letter: no token is ever made for it.
      await insertLink(tx, { clock, purpose: 'undo-address', lifetime: LAST_LETTER_WITHIN }, losing);
      await postLetter(tx, ctx, { kind: 'address-returned', subjectId, causeId: losing.id });
      await tx.deleteFrom('account_password').where('subject_id', '=', subjectId).execute();
      await tx.deleteFrom('session').where('subject_id', '=', subjectId).execute();
    }),
  );
  await openLink(ctx, { purpose: 'reset', address, index: link.address_index });
};
