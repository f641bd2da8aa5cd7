import { inTransaction, type Db, type Tx } from '@candid/db';
import { AppError, newId, parseEmailAddress, type Clock, type CorrespondenceId, type Milliseconds } from '@candid/kernel';
import { postLetter, type PostContext } from '@candid/mail';
import type { CorrespondenceKind, SupportRules } from '@candid/policy';
import type { Vault } from '@candid/vault';
import type { BusinessCalendar } from '../domain/business-calendar.ts';
import { formNumber } from '../domain/form-number.ts';
import { dueAt } from '../domain/response-clock.ts';
import { hourBefore } from '../store/letters.ts';
import { countRelayedSince, findRelayed, insertInTransit } from '../store/letters-in-transit.ts';
import { sealInTransit } from '../store/seal-in-transit.ts';

/** What the page's form needs where letters are handed on and not kept; as the web program's role. */
export interface RelayContext extends PostContext {
  readonly db: Db;
  readonly vault: Pick<Vault, 'sealField' | 'destroyKeys' | 'blindIndex'>;
  readonly clock: Clock;
  readonly rules: Pick<SupportRules, 'clocks' | 'limits'>;
  readonly calendar: BusinessCalendar;
  /** How long the policy lets a letter be on its way. */
  readonly transit: Milliseconds;
}

/** A letter as it was written into the form. */
export interface FormLetter {
  readonly kind: CorrespondenceKind;
  readonly text: string;
  /** Where an answer goes, as it was typed; null where none is wanted. */
  readonly address: string | null;
  /** What the form was given with its page, so that one that is sent twice is one letter; anything may stand here. */
  readonly form: string;
}

/** A letter that is on its way. */
export interface RelayedLetter {
  /** By when it is answered, where there is an address to answer to. */
  readonly due: Date;
  /** By when nothing of it is here any more, handed on or not. */
  readonly until: Date;
}

const commit = (ctx: RelayContext, row: Parameters<typeof insertInTransit>[1] & { readonly language: string }): Promise<void> =>
  inTransaction(ctx.db, async (tx: Tx) => {
    const { id, subjectId, receivedAt: at } = row;
    await tx
      .insertInto('subject')
      .values({ id: subjectId, kind: 'contact', state: 'open', created_at: at, last_seen_at: at })
      .execute();
    await insertInTransit(tx, row);
    await postLetter(tx, { ...ctx, language: row.language }, { kind: 'relayed-letter', subjectId, causeId: id });
  });

/**
 * Takes a letter from the page's form and asks in the same transaction that it be handed on: sealed under a key that ends with its time here, and
 * tied to nothing but itself (NA-06, NA-07, NA-14). The same form with the same words is one letter.
 * @throws AppError `email_invalid`, `hour_full`
 */
export const relayLetter = async (
  ctx: RelayContext,
  { form, language, ...letter }: FormLetter & { readonly language: string },
): Promise<RelayedLetter> => {
  const { db, clock, vault, rules, calendar, transit } = ctx;
  const address = letter.address === null ? null : parseEmailAddress(letter.address).address;
  const words = { kind: letter.kind, text: letter.text, address };
  const id: CorrespondenceId = await formNumber(vault, { form, words });
  const datesOf = (at: Date): RelayedLetter => ({
    due: dueAt(rules.clocks[letter.kind], at, calendar),
    until: new Date(at.getTime() + transit),
  });
  const known = await findRelayed(db, id);
  if (known !== null) return datesOf(known);
  if ((await countRelayedSince(db, hourBefore(clock))) >= rules.limits.perHour) throw new AppError('hour_full');
  const receivedAt = clock.now();
  const dates = datesOf(receivedAt);
  const due = address === null ? null : dates.due;
  const sealed = await sealInTransit(vault, { id, words: { ...words, due }, destroyAfter: dates.until });
  try {
    await commit(ctx, { id, subjectId: newId<'subject'>(), ...sealed, receivedAt, expiresAt: dates.until, language });
    return dates;
  } catch (error) {
    await vault.destroyKeys([sealed.keyId]);
    // The same form came a moment before.
    const other = await findRelayed(db, id);
    if (other !== null) return datesOf(other);
    throw error;
  }
};
