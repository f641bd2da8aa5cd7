import type { Db, SubjectKind, SubjectState, Tx } from '@candid/db';
import { duration, newId, type Clock, type SessionId, type SubjectId } from '@candid/kernel';
import type { SessionRules } from '@candid/policy';
import { createToken, hashToken } from '../domain/session-token.ts';

/** What of a policy's session rules decides about a token. */
export type TokenRules = Pick<SessionRules, 'lifetime' | 'idle' | 'tokenBits'>;

export interface StoredSession {
  readonly id: SessionId;
  readonly subjectId: SubjectId;
  readonly state: SubjectState;
}

/** "Last seen" is written at most this often: it is read in minutes. */
export const SEEN_GRAIN = duration.minutes(1);

interface NewSession {
  readonly subjectId: SubjectId;
  readonly device: string | null;
  readonly rules: TokenRules;
  readonly at: Date;
}

/** Begins a session with a token of its own. The token is returned once: only its hash is stored (OH-16). */
export const insertSession = async (
  tx: Tx,
  { subjectId, device, rules, at }: NewSession,
): Promise<{ readonly id: SessionId; readonly token: string }> => {
  const token = createToken(rules.tokenBits);
  const id = newId<'session'>();
  const expires = new Date(at.getTime() + rules.lifetime);
  await tx
    .insertInto('session')
    .values({
      id,
      subject_id: subjectId,
      token_hash: hashToken(token),
      created_at: at,
      last_seen_at: at,
      expires_at: expires,
      device,
    })
    .execute();
  return { id, token };
};

/**
 * The living session of a token, of subjects of one kind; null for an unknown, expired or idle one. The rules of now count when they
 * are shorter than those it began under (settled: a changed retention never lengthens).
 */
export const findSession = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { token, kind, rules }: { readonly token: string; readonly kind: SubjectKind; readonly rules: TokenRules },
): Promise<StoredSession | null> => {
  const now = clock.now();
  const session = await db
    .selectFrom('session')
    .innerJoin('subject', 'subject.id', 'session.subject_id')
    .select(['session.id', 'session.subject_id', 'session.last_seen_at', 'session.created_at', 'session.expires_at'])
    .select('subject.state')
    .where('session.token_hash', '=', hashToken(token))
    .where('subject.kind', '=', kind)
    .executeTakeFirst();
  if (!session || session.expires_at <= now) return null;
  if (now.getTime() - session.created_at.getTime() >= rules.lifetime) return null;
  const silence = now.getTime() - session.last_seen_at.getTime();
  if (rules.idle !== null && silence >= rules.idle) return null;
  if (silence >= SEEN_GRAIN) await db.updateTable('session').set({ last_seen_at: now }).where('id', '=', session.id).execute();
  return { id: session.id, subjectId: session.subject_id, state: session.state };
};
