import { readLetterAddress } from '@candid/accounts';
import {
  addressContext,
  CONFIRM_WITHIN,
  leaveToken,
  mailLeaveToken,
  newConfirmToken,
  newMailToken,
  wantsNone,
  type IssueTexts,
} from '@candid/announcing';
import { mayUse, type Db, type NewsletterReaderTable } from '@candid/db';
import type { Clock, SubjectId } from '@candid/kernel';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@candid/messages';
import type { DueLetter, Letter } from '@candid/mail';
import { asksByMail, type PolicyDefinition } from '@candid/policy';
import type { Vault } from '@candid/vault';
import type { Selectable } from 'kysely';
import { mailbox } from './updates-by-mail.ts';

export interface NewsletterWriterOptions {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly origin: string;
  readonly policy: Pick<PolicyDefinition, 'features' | 'support'>;
}

const localeOf = (language: string | null): Locale => (isLocale(language) ? language : DEFAULT_LOCALE);

const pageAt = (origin: string, path: string, { token, locale }: { token: string; locale: Locale }): string => {
  const url = new URL(path, origin);
  url.searchParams.set('token', token);
  if (locale !== DEFAULT_LOCALE) url.searchParams.set('lang', locale);
  return url.href;
};

const findReader = (db: Db, by: { readonly id: string } | { readonly subjectId: SubjectId }) =>
  db
    .selectFrom('newsletter_reader')
    .selectAll()
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('subject_id', '=', by.subjectId)))
    .executeTakeFirst();

/** The address a reader left, or that of their account; null when there is none any more. */
const addressOf = async (ctx: NewsletterWriterOptions, reader: Selectable<NewsletterReaderTable>) => {
  const { id, subject_id: subjectId, address_key_id: keyId, address_sealed: sealed, language } = reader;
  if (keyId === null || sealed === null) {
    const account = await readLetterAddress(ctx, subjectId);
    return account && { to: account.to, language: account.language ?? language };
  }
  return { to: await ctx.vault.openField({ keyId, context: addressContext(id), sealed }), language };
};

/** The hash by which a token that comes back is known. */
const noteToken = async ({ db }: NewsletterWriterOptions, id: string, hash: Buffer): Promise<void> => {
  await db.updateTable('newsletter_reader').set({ token_hash: hash }).where('id', '=', id).execute();
};

/** The letter to an address that somebody typed, or wrote from: nothing else is ever written there before it answers. */
const writeConfirm = async (ctx: NewsletterWriterOptions, due: DueLetter): Promise<Letter | null> => {
  const reader = await findReader(ctx.db, { id: due.cause_id });
  if (!reader?.expires_at || reader.expires_at <= ctx.clock.now()) return null;
  const to = await addressOf(ctx, reader);
  if (!to) return null;
  const byMail = asksByMail(ctx.policy);
  const { token, hash } = byMail ? newMailToken() : newConfirmToken();
  await noteToken(ctx, reader.id, hash);
  if (byMail) {
    const { address: answerTo, link } = mailbox(ctx.policy, 'yes', token);
    return { ...to, replyTo: answerTo, content: { text: 'updates-confirm', link, answerTo, lifetime: CONFIRM_WITHIN } };
  }
  const link = pageAt(ctx.origin, '/newsletter/confirm', { token, locale: localeOf(to.language) });
  return { ...to, content: { text: 'newsletter-confirm', link, lifetime: CONFIRM_WITHIN } };
};

/** One copy of a newsletter. What forbids it is asked again: since it was posted, somebody may have left, objected, or been restricted. */
const writeCopy = async (ctx: NewsletterWriterOptions, due: DueLetter): Promise<Letter | null> => {
  const copy = await ctx.db
    .selectFrom('newsletter_copy as c')
    .innerJoin('newsletter_issue as i', 'i.id', 'c.issue_id')
    .select(['c.subject_id as subjectId', 'c.address_index as index', 'i.texts'])
    .where('c.id', '=', due.cause_id)
    .executeTakeFirst();
  if (!copy) return null;
  const reader = await findReader(ctx.db, { subjectId: copy.subjectId });
  if (!reader?.confirmed_at) return null;
  const { subjectId, index } = copy;
  if (await wantsNone(ctx.db, index, ctx.clock.now())) return null;
  if (!(await mayUse(ctx.db, { subjectId, purpose: 'marketing' }))) return null;
  const to = await addressOf(ctx, reader);
  if (!to) return null;
  const locale = localeOf(to.language);
  const texts = (copy.texts as IssueTexts)[locale];
  if (asksByMail(ctx.policy)) {
    const { token, hash } = await mailLeaveToken(ctx, index);
    await noteToken(ctx, reader.id, hash);
    const { address: leaveTo, link } = mailbox(ctx.policy, 'leave', token);
    return { ...to, content: { text: 'update', ...texts, link, leaveTo } };
  }
  const link = pageAt(ctx.origin, '/newsletter/leave', { token: await leaveToken(ctx, index), locale });
  return { ...to, content: { text: 'newsletter', ...texts, link } };
};

/** Writes the letters of newsletters; null for what is not needed any more, and for what may not be sent. */
export const createNewsletterWriter =
  (ctx: NewsletterWriterOptions) =>
  (due: DueLetter): Promise<Letter | null> =>
    due.kind === 'newsletter' ? writeCopy(ctx, due) : writeConfirm(ctx, due);
