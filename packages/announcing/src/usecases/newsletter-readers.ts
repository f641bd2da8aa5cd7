import { inTransaction, passFence, type Db, type Tx } from '@candid/db';
import { AppError, duration, newId, type SubjectId } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import { randomUUID } from 'node:crypto';
import { hashOfToken } from '../domain/newsletter-token.ts';
import type { NewsletterConsent, NewsletterContext } from '../newsletter-context.ts';
import { lift, suppress } from '../store/suppressions.ts';

/** How long a link that confirms an address is good for, and an address without an answer is kept. */
export const CONFIRM_WITHIN = duration.hours(24);

export interface Address {
  readonly address: string;
  /** Its keyed hash. */
  readonly index: Buffer;
}

type Said = Pick<NewsletterConsent, 'wording'>;

/** The vault's context of a reader's address. */
export const addressContext = (readerId: string): string => `newsletter_reader.address:${readerId}`;

/**
 * Somebody without an account asks for newsletters. Nothing goes there but one letter, and only a press on the page it leads to makes a
 * reader: whoever types another's address gets them nothing. The answer is the same for every address.
 */
export const askForNewsletter = async (ctx: NewsletterContext, { address, index }: Address, language: string): Promise<void> => {
  const [id, subjectId, at] = [randomUUID(), newId<'subject'>(), ctx.clock.now()];
  const expiresAt = new Date(at.getTime() + CONFIRM_WITHIN);
  const keyHolder = { kind: 'contact', subjectId } as const;
  const { keyId, sealed } = await ctx.vault.sealField({ keyHolder, context: addressContext(id), plaintext: address });
  await inTransaction(ctx.db, async (tx) => {
    const contact = { id: subjectId, kind: 'contact', state: 'open', created_at: at, last_seen_at: at } as const;
    await tx.insertInto('subject').values(contact).execute();
    // The newest letter counts.
    await tx
      .updateTable('newsletter_reader')
      .set({ expires_at: at })
      .where('address_index', '=', index)
      .where('confirmed_at', 'is', null)
      .execute();
    await tx
      .insertInto('newsletter_reader')
      .values({
        id,
        subject_id: subjectId,
        address_index: index,
        address_key_id: keyId,
        address_sealed: sealed,
        language,
        asked_at: at,
        expires_at: expiresAt,
      })
      .execute();
    await postLetter(tx, { ...ctx, language }, { kind: 'newsletter-confirm', subjectId, causeId: id });
  }).catch(async (error: unknown) => {
    await ctx.vault.destroySubject(subjectId);
    throw error;
  });
};

const findAsking = (db: Db | Tx, token: string, now: Date) =>
  db
    .selectFrom('newsletter_reader')
    .select(['id', 'subject_id', 'address_index'])
    .where('token_hash', '=', hashOfToken(token))
    .where('confirmed_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();

/** Whether a link can still confirm an address; looking changes nothing. */
export const confirmStands = async ({ db, clock }: Pick<NewsletterContext, 'db' | 'clock'>, token: string): Promise<boolean> =>
  (await findAsking(db, token, clock.now())) !== undefined;

/** The address says yes: from now on it is a reader's, and the consent is on record. @throws AppError `link_spent` */
export const confirmReader = (ctx: NewsletterContext, token: string, { wording }: Said): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    const now = ctx.clock.now();
    const found = await findAsking(tx, token, now);
    if (!found?.address_index) throw new AppError('link_spent');
    const { subject_id: subjectId, address_index: index } = found;
    await lift(tx, index);
    await passFence(tx, { subjectId, purpose: 'account' });
    const asking = tx.updateTable('newsletter_reader').where('id', '=', found.id).where('confirmed_at', 'is', null);
    const reads = await tx
      .selectFrom('newsletter_reader')
      .select('id')
      .where('address_index', '=', index)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    if (reads) {
      await asking.set({ expires_at: now, token_hash: null }).execute();
      return;
    }
    const { numUpdatedRows } = await asking.set({ confirmed_at: now, expires_at: null, token_hash: null }).executeTakeFirst();
    if (numUpdatedRows === 0n) throw new AppError('link_spent');
    await ctx.recordConsent(tx, { subjectId, outcome: 'granted', means: 'letter', wording });
  });

const indexOfAccount = async (tx: Tx, subjectId: SubjectId): Promise<Buffer> => {
  const account = await tx.selectFrom('account').select('email_index').where('subject_id', '=', subjectId).executeTakeFirst();
  if (!account) throw new AppError('not_found');
  return account.email_index;
};

/** Somebody with an account, whose address is proven, asks for newsletters: an act that ends an objection of before. */
export const joinAsAccount = (
  ctx: NewsletterContext,
  { subjectId, language, wording }: Said & { readonly subjectId: SubjectId; readonly language: string },
): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    await lift(tx, await indexOfAccount(tx, subjectId));
    await passFence(tx, { subjectId, purpose: 'account' });
    const at = ctx.clock.now();
    const added = await tx
      .insertInto('newsletter_reader')
      .values({ id: randomUUID(), subject_id: subjectId, language, asked_at: at, confirmed_at: at })
      .onConflict((conflict) => conflict.column('subject_id').doNothing())
      .executeTakeFirst();
    const objected = await tx
      .deleteFrom('objection')
      .where('subject_id', '=', subjectId)
      .where('purpose', '=', 'marketing')
      .executeTakeFirst();
    if ((added.numInsertedOrUpdatedRows ?? 0n) === 0n && objected.numDeletedRows === 0n) return;
    await ctx.recordConsent(tx, { subjectId, outcome: 'granted', means: 'account', wording });
  });

/** Whoever reads under an address: with an account of it, or without one. */
const readersAt = async (tx: Tx, index: Buffer) =>
  tx
    .selectFrom('newsletter_reader as r')
    .innerJoin('subject as s', 's.id', 'r.subject_id')
    .leftJoin('account as a', 'a.subject_id', 'r.subject_id')
    .select(['r.id', 'r.subject_id as subjectId', 's.kind'])
    .where((eb) => eb.or([eb('r.address_index', '=', index), eb('a.email_index', '=', index)]))
    .where('r.confirmed_at', 'is not', null)
    .execute();

/**
 * An address wants no more of them: every reader under it goes, with the withdrawal on record, and the list keeps it from being written
 * to. Twice is once. What was sealed of somebody without an account is destroyed; what is left of them is a marker that leads nowhere.
 */
export const leaveNewsletter = async (
  ctx: NewsletterContext,
  { index, means, wording }: Said & Pick<NewsletterConsent, 'means'> & { readonly index: Buffer },
): Promise<void> => {
  const strangers = await inTransaction(ctx.db, async (tx) => {
    await suppress(tx, ctx, { index, reason: 'left' });
    const gone: SubjectId[] = [];
    for (const { id, subjectId, kind } of await readersAt(tx, index)) {
      await passFence(tx, { subjectId, purpose: 'account' });
      await tx.deleteFrom('newsletter_reader').where('id', '=', id).execute();
      await ctx.recordConsent(tx, { subjectId, outcome: 'withdrawn', means, wording });
      if (kind !== 'contact') continue;
      await tx.updateTable('subject').set({ kind: 'marker' }).where('id', '=', subjectId).execute();
      gone.push(subjectId);
    }
    return gone;
  });
  for (const subjectId of strangers) await ctx.vault.destroySubject(subjectId);
};

/** The same by whoever is signed in, for their account's address. */
export const leaveAsAccount = async (ctx: NewsletterContext, subjectId: SubjectId, said: Said): Promise<void> => {
  const index = await inTransaction(ctx.db, (tx) => indexOfAccount(tx, subjectId));
  await leaveNewsletter(ctx, { index, means: 'account', ...said });
};

/** Letters to an address came back for good: no newsletter goes there until somebody asks anew and answers from it. */
export const bouncedAddress = (
  ctx: Pick<NewsletterContext, 'db' | 'clock' | 'suppressionLifetime'>,
  index: Buffer,
): Promise<void> => inTransaction(ctx.db, (tx) => suppress(tx, ctx, { index, reason: 'bounced' }));
