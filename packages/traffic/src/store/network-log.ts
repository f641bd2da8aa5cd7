import type { Tx } from '@candid/db';
import { newId, type Id, type ObjectKeyId, type SubjectId } from '@candid/kernel';

/** A subject for one line before sign-in: there is nobody to ask, and it goes with its line (settled.md 5). */
export const insertMarker = async (tx: Tx, at: Date): Promise<SubjectId> => {
  const id = newId<'subject'>();
  await tx.insertInto('subject').values({ id, kind: 'marker', state: 'open', created_at: at, last_seen_at: at }).execute();
  return id;
};

export interface NewLine {
  readonly id: Id<'log-line'>;
  readonly subjectId: SubjectId;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly requests: number;
  readonly keyId: ObjectKeyId;
  readonly sealed: Buffer;
  readonly country: string | null;
  readonly expiresAt: Date;
}

export const insertLine = async (tx: Tx, line: NewLine): Promise<void> => {
  await tx
    .insertInto('network_log')
    .values({
      id: line.id,
      subject_id: line.subjectId,
      first_at: line.firstAt,
      last_at: line.lastAt,
      requests: line.requests,
      key_id: line.keyId,
      sealed: line.sealed,
      expires_at: line.expiresAt,
      // Left out where there is none: a policy without countries closes the column to everybody.
      ...(line.country !== null && { country: line.country }),
    })
    .execute();
};
