import { inTransaction, passFence, type Tx } from '@candid/db';
import { AppError, newId, parseEmailAddress, type SubjectId } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import type { KeptLetter, NewLetter, SupportContext } from '../context.ts';
import { dueAt } from '../domain/response-clock.ts';
import { countSince, dayBefore, hourBefore, insertLetter, isKnown, lockSender, type LetterRow } from '../store/letters.ts';
import { sealLetter } from '../store/seal-letter.ts';

/** Addresses are found by the index that accounts have, so that one address has one hash in all of the installation. */
export const ADDRESS_INDEX = 'account.email';

/** @throws AppError `hour_full`: of everybody, or of this sender */
const assertRoom = async ({ db, clock, rules }: SupportContext, sender: Buffer | null): Promise<void> => {
  const since = hourBefore(clock);
  if ((await countSince(db, { since })) >= rules.limits.perHour) throw new AppError('hour_full');
  if (sender !== null && (await countSince(db, { since, sender })) >= rules.limits.perAddress) throw new AppError('hour_full');
};

/** Whoever wrote while signed in is known; of anybody else nothing but the letter is, whatever address it names. */
const openSubject = async (tx: Tx, ctx: SupportContext, { letter, sealed: { subjectId } }: LetterRow): Promise<void> => {
  if ('account' in letter.writer) return passFence(tx, { subjectId, purpose: 'support' });
  const at = ctx.clock.now();
  await tx
    .insertInto('subject')
    .values({ id: subjectId, kind: 'contact', state: 'open', created_at: at, last_seen_at: at })
    .execute();
};

/** Whether the sender is told that the letter came: never a machine, and never more often than is allowed. */
const mayAcknowledge = async (tx: Tx, { clock, rules }: SupportContext, { letter, senderIndex }: LetterRow): Promise<boolean> => {
  if (!letter.acknowledge) return false;
  if (senderIndex === null) return 'account' in letter.writer;
  await lockSender(tx, senderIndex);
  return (await countSince(tx, { since: dayBefore(clock), sender: senderIndex })) <= rules.limits.acknowledged;
};

/** @returns false when the same mail became a letter meanwhile */
const commit = (ctx: SupportContext, row: LetterRow): Promise<boolean> =>
  inTransaction(ctx.db, async (tx) => {
    await openSubject(tx, ctx, row);
    if (!(await insertLetter(tx, row))) throw new AppError('conflict');
    const { id: causeId, subjectId } = row.sealed;
    if (await mayAcknowledge(tx, ctx, row)) await postLetter(tx, ctx, { kind: 'letter-received', subjectId, causeId });
    return true;
  }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'conflict') return false;
    throw error;
  });

const addressOf = ({ writer }: NewLetter): string | null => ('account' in writer ? null : writer.address);

/** What is kept of a letter that has a row: the whole of it, or none. */
const keepSealed = async (ctx: SupportContext, letter: NewLetter, senderIndex: Buffer | null): Promise<KeptLetter | null> => {
  const { clock, vault, rules, calendar, keepFor } = ctx;
  const receivedAt = clock.now();
  const expiresAt = new Date(receivedAt.getTime() + keepFor);
  const id = newId<'correspondence'>();
  const subjectId: SubjectId = 'account' in letter.writer ? letter.writer.account : newId<'subject'>();
  const { words } = letter;
  const enclosures = await letter.enclose();
  const address = addressOf(letter);
  const { sealed, undo } = await sealLetter(vault, { id, subjectId, words, address, enclosures, destroyAfter: expiresAt });
  const takeBack = async (): Promise<void> => {
    await undo();
    if (!('account' in letter.writer)) await vault.destroySubject(subjectId);
  };
  const due = dueAt(rules.clocks[letter.kind], receivedAt, calendar);
  try {
    if (await commit(ctx, { letter, sealed, senderIndex, receivedAt, due, expiresAt })) return { id, due };
  } catch (error) {
    await takeBack();
    throw error;
  }
  await takeBack();
  return null;
};

/**
 * Keeps a letter to support with its clock, sealed under the contact key of whoever wrote, and asks in the same transaction that its arrival be
 * acknowledged where that is allowed (HI-04, CR-05, OD-18).
 * @returns null for a mail that is a letter already
 * @throws AppError `hour_full`, `email_invalid`; `forbidden` for an account whose erasure is being completed
 */
export const keepLetter = async (ctx: SupportContext, letter: NewLetter): Promise<KeptLetter | null> => {
  const address = addressOf(letter);
  const senderIndex =
    address === null ? null : await ctx.vault.blindIndex({ index: ADDRESS_INDEX, value: parseEmailAddress(address).lookup });
  if (letter.messageIndex !== null && (await isKnown(ctx.db, letter.messageIndex))) return null;
  await assertRoom(ctx, senderIndex);
  return keepSealed(ctx, letter, senderIndex);
};
