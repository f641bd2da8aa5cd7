import type { Db } from '@candid/db';
import { isAppError, type CorrespondenceId, type ObjectKeyId } from '@candid/kernel';
import type { DueLetter, Letter } from '@candid/mail';
import type { Vault } from '@candid/vault';
import { openInTransit } from '../store/seal-in-transit.ts';

/** What the worker needs to hand letters on; as its role. */
export interface HandingOnContext {
  readonly db: Db;
  readonly vault: Pick<Vault, 'openField' | 'destroyKeys'>;
  /** The operator's own address, to which they go. */
  readonly mailbox: string;
  /** Public address of the installation. */
  readonly origin: string;
}

/** Writes what somebody put into the page's form as a mail to the operator (NA-14); null for one whose time here is over. */
export const writeRelayedLetter = async (
  { db, vault, mailbox, origin }: HandingOnContext,
  { cause_id }: Pick<DueLetter, 'cause_id'>,
): Promise<Letter | null> => {
  const id = cause_id as CorrespondenceId;
  const found = await db
    .selectFrom('letter_in_transit')
    .select(['letter_key_id as keyId', 'letter_sealed as sealed'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  try {
    const { kind, text, address, due } = await openInTransit(vault, { id, ...found });
    const link = new URL('/contact', origin).href;
    return { to: mailbox, replyTo: address, content: { text: 'relayed-letter', about: kind, words: text, due, link } };
  } catch (error) {
    if (isAppError(error, 'key_destroyed')) return null;
    throw error;
  }
};

/** Destroys letters that are on their way no more: keys first, which ends every copy. Ids that are not there are no error. */
export const destroyInTransit = async (
  { db, vault }: Pick<HandingOnContext, 'db'> & { readonly vault: Pick<Vault, 'destroyKeys'> },
  letters: readonly { readonly id: CorrespondenceId; readonly keyId: ObjectKeyId }[],
): Promise<void> => {
  if (letters.length === 0) return;
  await vault.destroyKeys(letters.map(({ keyId }) => keyId));
  const ids = letters.map(({ id }) => id);
  await db.deleteFrom('letter_in_transit').where('id', 'in', ids).execute();
};

/** Nothing of a letter stays once the mailbox has it, or it was given up (NA-06, NA-14). */
export const forgetRelayedLetter = async (
  ctx: Pick<HandingOnContext, 'db'> & { readonly vault: Pick<Vault, 'destroyKeys'> },
  { cause_id }: Pick<DueLetter, 'cause_id'>,
): Promise<void> => {
  const found = await ctx.db
    .selectFrom('letter_in_transit')
    .select(['id', 'letter_key_id as keyId'])
    .where('id', '=', cause_id as CorrespondenceId)
    .execute();
  await destroyInTransit(ctx, found);
};
