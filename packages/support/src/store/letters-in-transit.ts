import type { Db, Tx } from '@candid/db';
import type { CorrespondenceId, ObjectKeyId, SubjectId } from '@candid/kernel';
import type { LetterKind } from '@candid/mail';

/** The kind of mail that hands such a letter on. */
export const RELAYED: LetterKind = 'relayed-letter';

/** When a letter came that is on its way, or was not long ago; null for one that nothing is known of. */
export const findRelayed = async (db: Db, id: CorrespondenceId): Promise<Date | null> => {
  const found = await db
    .selectFrom('mail_delivery')
    .select('created_at')
    .where('template', '=', RELAYED)
    .where('cause_id', '=', id)
    .executeTakeFirst();
  return found?.created_at ?? null;
};

/** Letters that came since a moment, of everybody. */
export const countRelayedSince = async (db: Db, since: Date): Promise<number> => {
  const { count } = await db
    .selectFrom('mail_delivery')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('template', '=', RELAYED)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
};

export interface RowInTransit {
  readonly id: CorrespondenceId;
  readonly subjectId: SubjectId;
  readonly keyId: ObjectKeyId;
  readonly sealed: Buffer;
  readonly receivedAt: Date;
  readonly expiresAt: Date;
}

export const insertInTransit = async (tx: Tx, row: RowInTransit): Promise<void> => {
  await tx
    .insertInto('letter_in_transit')
    .values({
      id: row.id,
      subject_id: row.subjectId,
      letter_key_id: row.keyId,
      letter_sealed: row.sealed,
      received_at: row.receivedAt,
      expires_at: row.expiresAt,
    })
    .execute();
};
