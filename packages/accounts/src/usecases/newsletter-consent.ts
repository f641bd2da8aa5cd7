import { createHash } from 'node:crypto';
import type { ConsentRecordTable, Tx } from '@candid/db';
import type { Clock, Milliseconds, SubjectId } from '@candid/kernel';
import { insertAct, keepWording, type ConsentWording } from '../store/consent-records.ts';

/** Names the facts of this question: they are the same in every language, and for as long as newsletters are what they are. */
const TERMS = createHash('sha256').update('newsletter: news and offers of the operator by mail').digest('hex');

export interface NewsletterAnswer {
  readonly subjectId: SubjectId;
  readonly outcome: 'granted' | 'withdrawn';
  readonly means: Extract<ConsentRecordTable['means'], 'letter' | 'account' | 'one-click'>;
  readonly wording: ConsentWording;
}

/**
 * Writes down that somebody agreed to newsletters, or does no more, beside whatever else they agreed to (HI-09). The caller's transaction
 * holds the fence. A withdrawal stands for nothing to come: the time of its proof begins with it.
 */
export const recordNewsletterConsent = async (
  tx: Tx,
  { clock, lifetime }: { readonly clock: Clock; readonly lifetime: Milliseconds },
  { subjectId, outcome, means, wording }: NewsletterAnswer,
): Promise<void> => {
  const at = clock.now();
  await insertAct(tx, {
    subjectId,
    outcomes: { newsletter: outcome },
    terms: TERMS,
    wordingHash: await keepWording(tx, wording, at),
    means,
    signalsGpc: false,
    at,
    standsUntil: outcome === 'withdrawn' ? at : null,
    lifetime,
  });
};
