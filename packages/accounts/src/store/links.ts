import type { AccountLinkTable, Db, LinkPurpose, Tx } from '@candid/db';
import { newId, type Clock, type LinkId, type Milliseconds, type SubjectId } from '@candid/kernel';
import type { Selectable } from 'kysely';
import type { AccountsContext } from '../context.ts';
import { linkLifetimes } from '../domain/account-links.ts';
import { hashToken } from '../domain/session-token.ts';
import type { SealedContact } from './contact-fields.ts';

export type StoredLink = Selectable<AccountLinkTable>;

const contextOf = (linkId: LinkId): string => `account_link.address:${linkId}`;

/** A link before its row is there: its address is sealed outside the transaction. */
export interface PreparedLink {
  readonly id: LinkId;
  readonly subjectId: SubjectId;
  readonly index: Buffer;
  readonly sealed: SealedContact;
  /** Of a sign-up: the age that was stated. */
  readonly ageLimit?: number;
}

export const prepareLink = async (
  { vault }: Pick<AccountsContext, 'vault'>,
  { subjectId, address, index }: { readonly subjectId: SubjectId; readonly address: string; readonly index: Buffer },
): Promise<PreparedLink> => {
  const id = newId<'link'>();
  const sealed = await vault.sealField({ keyHolder: { kind: 'contact', subjectId }, context: contextOf(id), plaintext: address });
  return { id, subjectId, index, sealed };
};

/** Prepares a link for somebody who is known already, and stores it; the key of its address goes again when that fails. */
export const withLink = async <Stored>(
  ctx: Pick<AccountsContext, 'vault'>,
  whose: Parameters<typeof prepareLink>[1],
  store: (link: PreparedLink) => Promise<Stored>,
): Promise<Stored> => {
  const link = await prepareLink(ctx, whose);
  try {
    return await store(link);
  } catch (error) {
    await ctx.vault.destroyKeys([link.sealed.keyId]);
    throw error;
  }
};

/** Its token is made when its letter is written: until then nobody can use it. */
export const insertLink = async (
  tx: Tx,
  { clock, purpose, lifetime }: { readonly clock: Clock; readonly purpose: LinkPurpose; readonly lifetime?: Milliseconds },
  link: PreparedLink,
): Promise<void> => {
  const at = clock.now();
  await tx
    .insertInto('account_link')
    .values({
      id: link.id,
      subject_id: link.subjectId,
      purpose,
      token_hash: null,
      address_index: link.index,
      address_key_id: link.sealed.keyId,
      address_sealed: link.sealed.sealed,
      age_limit: link.ageLimit ?? null,
      created_at: at,
      expires_at: new Date(at.getTime() + (lifetime ?? linkLifetimes[purpose])),
    })
    .execute();
};

/** The link of a token while it can be used; reading it changes nothing. */
export const findLink = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { token, purpose }: { readonly token: string; readonly purpose: LinkPurpose },
): Promise<StoredLink | null> => {
  const link = await db
    .selectFrom('account_link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return link && link.expires_at > clock.now() ? link : null;
};

/** Uses a link up. False when somebody else did so first, or a newer one took its place. */
export const useLink = async (
  tx: Tx,
  { clock, link }: { readonly clock: Clock; readonly link: StoredLink },
): Promise<boolean> => {
  const now = clock.now();
  const { numUpdatedRows } = await tx
    .updateTable('account_link')
    .set({ expires_at: now })
    .where('id', '=', link.id)
    .where('token_hash', '=', link.token_hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Ends links of some purposes that are of a subject, or about an address. */
export const voidLinks = async (
  tx: Tx,
  {
    clock,
    purposes,
    ...of
  }: { readonly clock: Clock; readonly purposes: readonly LinkPurpose[] } & (
    | { readonly subjectId: SubjectId }
    | { readonly index: Buffer }
  ),
): Promise<void> => {
  const now = clock.now();
  const ending = tx
    .updateTable('account_link')
    .set({ expires_at: now })
    .where('purpose', 'in', purposes)
    .where('expires_at', '>', now);
  await (
    'subjectId' in of ? ending.where('subject_id', '=', of.subjectId) : ending.where('address_index', '=', of.index)
  ).execute();
};

/** The address that a link is about. @throws AppError `key_destroyed`, and `link_spent`'s case is the caller's */
export const openLinkAddress = (
  { vault }: Pick<AccountsContext, 'vault'>,
  { id, address_key_id: keyId, address_sealed: sealed }: StoredLink,
): Promise<string> => {
  if (keyId === null || sealed === null) return Promise.reject(new TypeError('the link holds no address'));
  return vault.openField({ keyId, context: contextOf(id), sealed });
};
