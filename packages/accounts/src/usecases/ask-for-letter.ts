import { inTransaction } from '@candid/db';
import { newId, parseEmailAddress } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import type { AgeStatement } from '../domain/age-statement.ts';
import type { PasswordsContext } from '../passwords-context.ts';
import { indexOf } from '../store/contact-fields.ts';
import { insertLink, prepareLink, voidLinks } from '../store/links.ts';

/** What a letter is asked for: to open an account, with the age that its sender states, or to choose a new password. */
export type LetterWish = { readonly purpose: 'sign-up'; readonly age: AgeStatement } | { readonly purpose: 'reset' };

export type AskingForLetter = LetterWish & {
  readonly email: string;
  /** The sender's network, where it may be known. */
  readonly network: string | null;
};

/**
 * Begins what only the holder of an address may go on with (HI-01). Whether the address has an account is neither looked up nor answered
 * here: the letter's writer looks, in another program, and the letter says it to its reader alone. A newer link voids the older.
 * @throws AppError `email_invalid`, `limit_letters`
 */
export const askForLetter = async (ctx: PasswordsContext, { email: text, network, ...wish }: AskingForLetter): Promise<void> => {
  const email = parseEmailAddress(text);
  const index = await indexOf(ctx, 'account.email', email.lookup);
  await ctx.limits.askForLetter({ letter: wish.purpose, index, network });
  await openLink(ctx, { ...wish, address: email.address, index });
};

/** The same for an address that is known to be right, and without counting it. */
export const openLink = async (
  ctx: Pick<PasswordsContext, 'db' | 'vault' | 'clock' | 'jobs' | 'letterLifetime' | 'language'>,
  { address, index, ...wish }: LetterWish & { readonly address: string; readonly index: Buffer },
): Promise<void> => {
  const { purpose } = wish;
  const subjectId = newId<'subject'>();
  const at = ctx.clock.now();
  const prepared = await prepareLink(ctx, { subjectId, address, index });
  const link = wish.purpose === 'sign-up' ? { ...prepared, ageLimit: wish.age.limit } : prepared;
  await inTransaction(ctx.db, async (tx) => {
    await tx
      .insertInto('subject')
      .values({ id: subjectId, kind: 'contact', state: 'open', created_at: at, last_seen_at: at })
      .execute();
    await voidLinks(tx, { clock: ctx.clock, purposes: [purpose], index });
    await insertLink(tx, { clock: ctx.clock, purpose }, link);
    await postLetter(tx, ctx, { kind: purpose, subjectId, causeId: link.id });
  }).catch(async (error: unknown) => {
    await ctx.vault.destroySubject(subjectId);
    throw error;
  });
};
