import { AppError, type SubjectId } from '@candid/kernel';
import { sql } from 'kysely';
import type { Tx } from './database.ts';
import type { SubjectState } from './tables/subject.ts';

/** What personal data is about to be written for. */
export type FencePurpose = 'generate' | 'session' | 'account' | 'tidy-up';

const open: Record<FencePurpose, readonly SubjectState[]> = {
  generate: ['open'],
  // A restricted person can still sign in and read; one whose account is closing can still come back.
  session: ['open', 'restricted', 'closing'],
  account: ['open', 'restricted', 'closing'],
  'tidy-up': ['open', 'restricted', 'closing', 'erased', 'ended'],
};

/**
 * Every writer of personal data passes here in its own transaction, with its purpose: the subject's row is locked until commit, so
 * that erasure and restriction cannot come in between (architecture, invariant 4; Art. 17 and 18 GDPR).
 * @throws AppError `not_found` for an unknown subject, `forbidden` (detail: state) where its state closes the purpose
 */
export const passFence = async (
  tx: Tx,
  { subjectId, purpose }: { subjectId: SubjectId; purpose: FencePurpose },
): Promise<void> => {
  const { rows } = await sql<{
    state: SubjectState;
  }>`SELECT state FROM subject WHERE id = ${subjectId} FOR NO KEY UPDATE`.execute(tx);
  const state = rows[0]?.state;
  if (state === undefined) throw new AppError('not_found');
  if (!open[purpose].includes(state)) throw new AppError('forbidden', { state });
};
