import { inTransaction, passFence, type Db, type Tx } from '@candid/db';
import { AppError, duration, newId, type SubjectId } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import { randomUUID } from 'node:crypto';
import { hashOfToken } from '../domain/newsletter-token.ts';
import type { NewsletterConsent, NewsletterContext } from '../newsletter-context.ts';
import { lift, lockAddress, suppress } from '../store/suppressions.ts';

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

/** Whether an address waits for its answer, or reads already. */
const isKnown = async (tx: Tx, index: Buffer, now: Date): Promise<boolean> => {
  const found = await tx
    .selectFrom('newsletter_reader')
    .select('id')
    .where('address_index', '=', index)
    .where((eb) => eb.or([eb('confirmed_at', 'is not', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
  return found !== undefined;
};

/** The newest letter counts. */
const supersede = (tx: Tx, index: Buffer, at: Date) =>
  tx
    .updateTable('newsletter_reader')
    .set({ expires_at: at })
    .where('address_index', '=', index)
    .where('confirmed_at', 'is', null)
    .execute();

interface Asking {
  readonly language: string;
  /** Nothing is sent to an address that was asked within the time it has to answer, or that reads already. */
  readonly onlyOnce?: boolean;
}

/** @returns whether a letter was asked for */
const ask = async (ctx: NewsletterContext, { address, index }: Address, { language, onlyOnce = false }: Asking) => {
  const [id, subjectId, at] = [randomUUID(), newId<'subject'>(), ctx.clock.now()];
  const keyHolder = { kind: 'contact', subjectId } as const;
  const { keyId, sealed } = await ctx.vault.sealField({ keyHolder, context: addressContext(id), plaintext: address });
  const isAsked = await inTransaction(ctx.db, async (tx) => {
    await lockAddress(tx, index);
    if (onlyOnce && (await isKnown(tx, index, at))) return false;
    const contact = { id: subjectId, kind: 'contact', state: 'open', created_at: at, last_seen_at: at } as const;
    await tx.insertInto('subject').values(contact).execute();
    await supersede(tx, index, at);
    const kept = { address_index: index, address_key_id: keyId, address_sealed: sealed, language };
    const times = { asked_at: at, expires_at: new Date(at.getTime() + CONFIRM_WITHIN) };
    await tx
      .insertInto('newsletter_reader')
      .values({ id, subject_id: subjectId, ...kept, ...times })
      .execute();
    await postLetter(tx, { ...ctx, language }, { kind: 'newsletter-confirm', subjectId, causeId: id });
    return true;
  }).catch(async (error: unknown) => {
    await ctx.vault.destroySubject(subjectId);
    throw error;
  });
  if (!isAsked) await ctx.vault.destroySubject(subjectId);
};

/**
 * Somebody without an account asks for newsletters. Nothing goes there but one letter, and only a press on the page it leads to makes a
 * reader: whoever types another's address gets them nothing. The answer is the same for every address.
 */
export const askForNewsletter = (ctx: NewsletterContext, address: Address, language: string): Promise<void> =>
  ask(ctx, address, { language });

/**
 * The same by a mail, whose sender anybody can be: an address gets one letter within the time it has to answer, however often it is
 * written from (OD-24).
 * @throws AppError `hour_full`
 */
export const askByMail = async (
  ctx: NewsletterContext,
  address: Address,
  { language, perHour }: { readonly language: string; readonly perHour: number },
): Promise<void> => {
  const since = new Date(ctx.clock.now().getTime() - duration.hours(1));
  const { asked } = await ctx.db
    .selectFrom('newsletter_reader')
    .select(({ fn }) => fn.countAll<string>().as('asked'))
    .where('asked_at', '>', since)
    .executeTakeFirstOrThrow();
  if (Number(asked) >= perHour) throw new AppError('hour_full');
  await ask(ctx, address, { language, onlyOnce: true });
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

/** The same by a mail that carries the token of a letter. One that fits no reader changes nothing: they have left already. */
export const leaveByMail = async (ctx: NewsletterContext, token: string, said: Said): Promise<void> => {
  const found = await ctx.db
    .selectFrom('newsletter_reader')
    .select('address_index as index')
    .where('token_hash', '=', hashOfToken(token))
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  if (found?.index) await leaveNewsletter(ctx, { index: found.index, means: 'letter', ...said });
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
