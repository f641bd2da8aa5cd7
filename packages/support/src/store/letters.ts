import type { Db, Tx } from '@candid/db';
import { duration, type Clock, type CorrespondenceId } from '@candid/kernel';
import { sql } from 'kysely';
import type { NewLetter } from '../context.ts';
import type { SealedLetter } from './seal-letter.ts';

/** Letters that came since a moment: all of them, or of one sender. */
export const countSince = async (
  db: Db | Tx,
  { since, sender }: { readonly since: Date; readonly sender?: Buffer },
): Promise<number> => {
  const counted = db
    .selectFrom('correspondence')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('received_at', '>', since);
  const { count } = await (sender === undefined ? counted : counted.where('sender_index', '=', sender)).executeTakeFirstOrThrow();
  return count;
};

/** Letters of one sender are counted one after the other, so that of two at once each sees the other. */
export const lockSender = async (tx: Tx, sender: Buffer): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(${sender.readBigInt64BE(0).toString()}::bigint)`.execute(tx);
};

export const hourBefore = (clock: Clock): Date => new Date(clock.now().getTime() - duration.hours(1));
export const dayBefore = (clock: Clock): Date => new Date(clock.now().getTime() - duration.days(1));

/** Whether a mail is a letter already. */
export const isKnown = async (db: Db | Tx, messageIndex: Buffer): Promise<boolean> => {
  const found = await db.selectFrom('correspondence').select('id').where('message_index', '=', messageIndex).executeTakeFirst();
  return found !== undefined;
};

export interface LetterRow {
  readonly letter: NewLetter;
  readonly sealed: SealedLetter;
  readonly senderIndex: Buffer | null;
  readonly receivedAt: Date;
  readonly due: Date;
  readonly expiresAt: Date;
}

/** @returns false when the same mail became a letter in the meantime */
export const insertLetter = async (
  tx: Tx,
  { letter, sealed, senderIndex, receivedAt, due, expiresAt }: LetterRow,
): Promise<boolean> => {
  const { id, subjectId, enclosures } = sealed;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('correspondence')
    .values({
      id,
      subject_id: subjectId,
      kind: letter.kind,
      channel: letter.channel,
      language: letter.language,
      letter_key_id: sealed.letter.keyId,
      letter_sealed: sealed.letter.sealed,
      address_key_id: sealed.address?.keyId ?? null,
      address_sealed: sealed.address?.sealed ?? null,
      sender_index: senderIndex,
      message_index: letter.messageIndex,
      received_at: receivedAt,
      due_at: due,
      answered_at: null,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  for (const one of enclosures) await insertEnclosure(tx, id, { one, receivedAt, expiresAt });
  return true;
};

const insertEnclosure = async (
  tx: Tx,
  letterId: CorrespondenceId,
  {
    one,
    receivedAt,
    expiresAt,
  }: { readonly one: SealedLetter['enclosures'][number]; readonly receivedAt: Date; readonly expiresAt: Date },
): Promise<void> => {
  await tx
    .insertInto('correspondence_attachment')
    .values({
      id: one.id,
      correspondence_id: letterId,
      form: one.form,
      details_key_id: one.details.keyId,
      details_sealed: one.details.sealed,
      blob_id: one.blobId,
      key_id: one.blobKeyId,
      byte_size: one.byteSize,
      received_at: receivedAt,
      expires_at: expiresAt,
    })
    .execute();
};
