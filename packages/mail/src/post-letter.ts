import type { Tx } from '@candid/db';
import type { JobSender } from '@candid/jobs';
import { newId, type Clock, type Milliseconds, type SubjectId } from '@candid/kernel';
import type { LetterKind } from './letters.ts';

export interface PostContext {
  readonly jobs: Pick<JobSender, 'enqueue'>;
  readonly clock: Clock;
  /** How long the policy lets a letter stand in the list. */
  readonly letterLifetime: Milliseconds;
  /** The language of the page that asks; left out where nobody's page does. What the person keeps with their account goes before it. */
  readonly language?: string;
}

/** A letter that is needed. Whom it goes to and what it says is found when it is written: nothing of either is kept. */
export interface LetterOrder {
  readonly kind: LetterKind;
  readonly subjectId: SubjectId;
  /** The row that makes it necessary. */
  readonly causeId: string;
}

/**
 * Asks for a letter in the transaction that makes it necessary: when that is undone nothing is sent, and when it is committed the letter
 * will be. Another order of the same kind for the same cause fails the transaction.
 */
export const postLetter = async (
  tx: Tx,
  { jobs, clock, letterLifetime, language }: PostContext,
  { kind, subjectId, causeId }: LetterOrder,
): Promise<void> => {
  const letterId = newId<'letter'>();
  const at = clock.now();
  await tx
    .insertInto('mail_delivery')
    .values({
      id: letterId,
      subject_id: subjectId,
      template: kind,
      cause_id: causeId,
      state: 'queued',
      failure: null,
      attempts: 0,
      language: language ?? null,
      created_at: at,
      handed_at: null,
      ended_at: null,
      expires_at: new Date(at.getTime() + letterLifetime),
    })
    .execute();
  await jobs.enqueue(tx, 'send-letter', { letterId });
};
