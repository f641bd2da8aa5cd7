import type { Db } from '@candid/db';
import type { DueLetter, Letter } from '@candid/mail';
import type { AccountsContext } from '../context.ts';
import { LINK_TOKEN_BITS, linkAddress, linkLifetimes } from '../domain/account-links.ts';
import { createToken, hashToken } from '../domain/session-token.ts';
import { openContact } from '../store/contact-fields.ts';
import { openLinkAddress, type StoredLink } from '../store/links.ts';

export interface WriterContext extends Pick<AccountsContext, 'db' | 'vault' | 'clock'> {
  readonly origin: string;
}

/** The living link that a letter is for. */
const linkOf = async ({ db, clock }: WriterContext, { cause_id: id }: DueLetter): Promise<StoredLink | null> => {
  const link = await db
    .selectFrom('account_link')
    .selectAll()
    .where('id', '=', id as never)
    .executeTakeFirst();
  return link && link.expires_at > clock.now() ? link : null;
};

/** Gives a link the token that goes into its letter; one of an earlier try is void. Only its hash stays. */
const arm = async ({ db, origin }: WriterContext, link: StoredLink): Promise<string> => {
  const token = createToken(LINK_TOKEN_BITS);
  await db
    .updateTable('account_link')
    .set({ token_hash: hashToken(token) })
    .where('id', '=', link.id)
    .execute();
  return linkAddress(origin, link.purpose, token);
};

const accountBy = (db: Db, by: { readonly index: Buffer } | { readonly subjectId: StoredLink['subject_id'] }) => {
  const accounts = db
    .selectFrom('account')
    .select(['subject_id', 'email_key_id', 'email_sealed'])
    .where('sign_in', '=', 'password');
  return (
    'index' in by ? accounts.where('email_index', '=', by.index) : accounts.where('subject_id', '=', by.subjectId)
  ).executeTakeFirst();
};

type Account = NonNullable<Awaited<ReturnType<typeof accountBy>>>;

const addressOf = (
  ctx: WriterContext,
  { subject_id: subjectId, email_key_id: keyId, email_sealed: sealed }: Account,
): Promise<string> => openContact(ctx, { subjectId, field: 'email', keyId, sealed });

/** From the moment it is known whose account a letter is about, it is part of that person's data. */
const hangOn = async ({ db }: WriterContext, due: DueLetter, { subject_id }: Account): Promise<void> => {
  await db.updateTable('mail_delivery').set({ subject_id }).where('id', '=', due.id).execute();
};

const pageOf = ({ origin }: WriterContext, path: string): string => new URL(path, origin).href;

/** Letters that only the holder of an address may learn from: here, and nowhere in an answer, it counts whether it has an account. */
const writeToAddress = async (ctx: WriterContext, due: DueLetter): Promise<Letter | null> => {
  const link = await linkOf(ctx, due);
  if (!link?.address_index) return null;
  const account = await accountBy(ctx.db, { index: link.address_index });
  const { purpose } = link;
  if (purpose === 'reset') {
    if (!account) return null;
    await hangOn(ctx, due, account);
    const content = { text: 'reset', link: await arm(ctx, link), lifetime: linkLifetimes.reset } as const;
    return { to: await addressOf(ctx, account), content };
  }
  const to = await openLinkAddress(ctx, link);
  if (account) {
    const isSignUp = purpose === 'sign-up';
    if (isSignUp) await hangOn(ctx, due, account);
    return { to, content: { text: isSignUp ? 'sign-up-known' : 'address-taken', link: pageOf(ctx, '/sign-in') } };
  }
  const text = purpose === 'sign-up' ? 'sign-up' : 'address-confirm';
  return { to, content: { text, link: await arm(ctx, link), lifetime: linkLifetimes[purpose] } };
};

/** To the address that an account had before: with a way back. */
const writeFarewell = async (ctx: WriterContext, due: DueLetter, at: Date): Promise<Letter | null> => {
  const link = await linkOf(ctx, due);
  if (!link) return null;
  const content = { text: 'address-changed', at, link: await arm(ctx, link), lifetime: linkLifetimes['undo-address'] } as const;
  return { to: await openLinkAddress(ctx, link), content };
};

/**
 * Finds out to whom a letter of accounts goes and what it says; null when it is not needed any more, such as for a link that ran out, or a
 * new password for an address without an account. It runs where letters are sent, so no answer of a page can tell what it finds.
 */
export const writeAccountLetter = async (ctx: WriterContext, due: DueLetter): Promise<Letter | null> => {
  const { kind } = due;
  if (kind === 'sign-up' || kind === 'reset' || kind === 'address-confirm') return writeToAddress(ctx, due);
  const { created_at: at } = await ctx.db
    .selectFrom('mail_delivery')
    .select('created_at')
    .where('id', '=', due.id)
    .executeTakeFirstOrThrow();
  if (kind === 'address-changed') return writeFarewell(ctx, due, at);
  const account = await accountBy(ctx.db, { subjectId: due.subject_id });
  if (!account) return null;
  const to = await addressOf(ctx, account);
  if (kind === 'address-welcome') return { to, content: { text: kind, at, link: pageOf(ctx, '/account') } };
  const link = pageOf(ctx, '/forgot');
  if (kind !== 'new-device') return { to, content: { text: kind, at, link } };
  const device = await ctx.db
    .selectFrom('known_device')
    .select('label')
    .where('id', '=', due.cause_id as never)
    .executeTakeFirst();
  return { to, content: { text: kind, at, link, device: device?.label || null } };
};
