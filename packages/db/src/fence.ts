import { AppError, type SubjectId } from '@candid/kernel';
import type { Purpose } from '@candid/policy';
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import type { SubjectState } from './tables/subject.ts';

/** What personal data is about to be written or used for. */
export type FencePurpose =
  | 'generate'
  | 'session'
  | 'account'
  | 'personalise'
  | 'security'
  | 'analytics'
  | 'marketing'
  | 'support'
  | 'tidy-up';

const open: Record<FencePurpose, readonly SubjectState[]> = {
  generate: ['open'],
  // A restricted person can still sign in and read; one whose account is closing can still come back.
  session: ['open', 'restricted', 'closing'],
  account: ['open', 'restricted', 'closing'],
  personalise: ['open'],
  security: ['open', 'restricted', 'closing'],
  // Whoever is restricted, or about to leave, may still write and be answered.
  support: ['open', 'restricted', 'closing'],
  // Restriction and objection end all study of a person.
  analytics: ['open'],
  // So do they all mail that nobody needs.
  marketing: ['open'],
  'tidy-up': ['open', 'restricted', 'closing', 'erased', 'ended'],
};

/** The uses that a person can object to (Art. 21 GDPR), as policies name them. */
const objectable: Partial<Record<FencePurpose, Purpose>> = {
  personalise: 'personalisation',
  analytics: 'analytics',
  marketing: 'marketing',
};

interface Passing {
  readonly subjectId: SubjectId;
  readonly purpose: FencePurpose;
}

const hasObjected = ({ subjectId, purpose }: Passing) => {
  const use = objectable[purpose] ?? null;
  return sql<boolean>`EXISTS (SELECT FROM objection WHERE subject_id = ${subjectId} AND purpose = ${use}::text)`;
};

/**
 * Every writer of personal data passes here in its own transaction, with its purpose: the subject's row is locked until commit, so
 * that erasure, restriction and objection cannot come in between (architecture, invariant 4; Art. 17, 18 and 21 GDPR).
 * @throws AppError `not_found` for an unknown subject, `forbidden` (detail: state) where its state or an objection closes the purpose
 */
export const passFence = async (tx: Tx, passing: Passing): Promise<void> => {
  const { subjectId, purpose } = passing;
  const { rows } = await sql<{
    state: SubjectState;
  }>`SELECT state FROM subject WHERE id = ${subjectId} FOR NO KEY UPDATE`.execute(tx);
  const state = rows[0]?.state;
  if (state === undefined) throw new AppError('not_found');
  if (!open[purpose].includes(state)) throw new AppError('forbidden', { state });
  if (objectable[purpose] === undefined) return;
  // After the lock: who objects takes it too, so this sees every objection that came first.
  const { rows: found } = await sql<{ objected: boolean }>`SELECT ${hasObjected(passing)} AS objected`.execute(tx);
  if (found[0]?.objected) throw new AppError('forbidden', { state: 'objected' });
};

/** The same question for a use that writes nothing: whether the subject's state and objections allow it now. */
export const mayUse = async (db: Db | Tx, passing: Passing): Promise<boolean> => {
  const { rows } = await sql<{ state: SubjectState; objected: boolean }>`
    SELECT state, ${hasObjected(passing)} AS objected FROM subject WHERE id = ${passing.subjectId}`.execute(db);
  const row = rows[0];
  return row !== undefined && open[passing.purpose].includes(row.state) && !row.objected;
};
