import type { Db } from '@candid/db';
import type { DueLetter, Letter } from '@candid/mail';
import type { AccountsContext } from '../context.ts';
import { LINK_TOKEN_BITS, linkAddress, linkLifetimes, pageAddress } from '../domain/account-links.ts';
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

/** What is to be written to whom, in which language, and why. */
interface Writing {
  readonly ctx: WriterContext;
  readonly due: DueLetter;
  /** What the person keeps with their account, else that of the page that asked. */
  readonly language: string | null;
}

/** Gives a link the token that goes into its letter; one of an earlier try is void. Only its hash stays. */
const arm = async ({ ctx: { db, origin }, language }: Writing, { id, purpose }: StoredLink): Promise<string> => {
  const token = createToken(LINK_TOKEN_BITS);
  await db
    .updateTable('account_link')
    .set({ token_hash: hashToken(token) })
    .where('id', '=', id)
    .execute();
  return linkAddress(origin, { purpose, token, language });
};

const accountBy = (db: Db, by: { readonly index: Buffer } | { readonly subjectId: StoredLink['subject_id'] }) => {
  const accounts = db
    .selectFrom('account')
    .select(['subject_id', 'email_key_id', 'email_sealed', 'language'])
    .where('sign_in', '=', 'password');
  return (
    'index' in by ? accounts.where('email_index', '=', by.index) : accounts.where('subject_id', '=', by.subjectId)
  ).executeTakeFirst();
};

type Account = NonNullable<Awaited<ReturnType<typeof accountBy>>>;

const addressOf = (
  { ctx }: Writing,
  { subject_id: subjectId, email_key_id: keyId, email_sealed: sealed }: Account,
): Promise<string> => openContact(ctx, { subjectId, field: 'email', keyId, sealed });

/** From the moment it is known whose account a letter is about, it is part of that person's data. */
const hangOn = async ({ ctx: { db }, due }: Writing, { subject_id }: Account): Promise<void> => {
  await db.updateTable('mail_delivery').set({ subject_id }).where('id', '=', due.id).execute();
};

const pageOf = ({ ctx: { origin }, language }: Writing, path: string): string => pageAddress(origin, path, language);

/** Letters that only the holder of an address may learn from: here, and nowhere in an answer, it counts whether it has an account. */
const writeToAddress = async (asked: Writing, link: StoredLink): Promise<Letter | null> => {
  const { ctx } = asked;
  if (!link.address_index) return null;
  const account = await accountBy(ctx.db, { index: link.address_index });
  const language = account?.language ?? asked.language;
  const writing = { ...asked, language };
  const { purpose } = link;
  if (purpose === 'reset') {
    if (!account) return null;
    await hangOn(writing, account);
    const content = { text: 'reset', link: await arm(writing, link), lifetime: linkLifetimes.reset } as const;
    return { to: await addressOf(writing, account), language, content };
  }
  const to = await openLinkAddress(ctx, link);
  if (account) {
    const isSignUp = purpose === 'sign-up';
    if (isSignUp) await hangOn(writing, account);
    const text = isSignUp ? 'sign-up-known' : 'address-taken';
    return { to, language, content: { text, link: pageOf(writing, '/sign-in') } };
  }
  const text = purpose === 'sign-up' ? 'sign-up' : 'address-confirm';
  return { to, language, content: { text, link: await arm(writing, link), lifetime: linkLifetimes[purpose] } };
};

/** To the address that an account had before: with a way back. */
const writeFarewell = async (writing: Writing, { at, link }: { at: Date; link: StoredLink }): Promise<Letter> => {
  const { language } = writing;
  const armed = await arm(writing, link);
  const content = { text: 'address-changed', at, link: armed, lifetime: linkLifetimes['undo-address'] } as const;
  return { to: await openLinkAddress(writing.ctx, link), language, content };
};

const deviceOf = async ({ ctx: { db }, due }: Writing): Promise<string | null> => {
  const device = await db
    .selectFrom('known_device')
    .select('label')
    .where('id', '=', due.cause_id as never)
    .executeTakeFirst();
  return device?.label || null;
};

/** What an account's owner is told of it. */
const writeToOwner = async (writing: Writing, { at, account }: { at: Date; account: Account }): Promise<Letter | null> => {
  const { kind } = writing.due;
  const to = await addressOf(writing, account);
  const { language } = writing;
  const link = pageOf(writing, kind === 'address-welcome' ? '/account' : '/forgot');
  if (kind === 'new-device') return { to, language, content: { text: kind, at, link, device: await deviceOf(writing) } };
  if (kind !== 'password-changed' && kind !== 'address-asked' && kind !== 'address-welcome') return null;
  return { to, language, content: { text: kind, at, link } };
};

/**
 * Finds out to whom a letter of accounts goes, what it says, and in which language; null when it is not needed any more, such as for a link
 * that ran out, or a new password for an address without an account. It runs where letters are sent, so no answer of a page can tell what
 * it finds.
 */
export const writeAccountLetter = async (ctx: WriterContext, due: DueLetter): Promise<Letter | null> => {
  const { kind } = due;
  const { created_at: at, language: ofPage } = await ctx.db
    .selectFrom('mail_delivery')
    .select(['created_at', 'language'])
    .where('id', '=', due.id)
    .executeTakeFirstOrThrow();
  if (kind === 'sign-up' || kind === 'reset' || kind === 'address-confirm') {
    const link = await linkOf(ctx, due);
    return link && writeToAddress({ ctx, due, language: ofPage }, link);
  }
  const account = await accountBy(ctx.db, { subjectId: due.subject_id });
  const writing = { ctx, due, language: account?.language ?? ofPage };
  if (kind === 'address-changed') {
    const link = await linkOf(ctx, due);
    return link && writeFarewell(writing, { at, link });
  }
  if (kind === 'address-returned') {
    const link = await linkOf(ctx, due);
    if (!link) return null;
    const content = { text: kind, at, link: pageOf(writing, '/sign-up') } as const;
    return { to: await openLinkAddress(ctx, link), language: ofPage, content };
  }
  return account ? writeToOwner(writing, { at, account }) : null;
};
