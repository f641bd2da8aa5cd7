import type { Db, SubjectKind, SubjectState, Theme, Tx } from '@candid/db';
import { duration, newId, type Clock, type SessionId, type SubjectId } from '@candid/kernel';
import type { SessionRules } from '@candid/policy';
import { createToken, hashToken } from '../domain/session-token.ts';

/** What of a policy's session rules decides about a token. */
export type TokenRules = Pick<SessionRules, 'lifetime' | 'idle' | 'afterLastConnection' | 'tokenBits'>;

/** What somebody keeps with their account of how pages look and speak to them; null: as their browser has it (HI-16). */
export interface Preferences {
  readonly language: string | null;
  readonly theme: Theme | null;
}

export interface StoredSession {
  readonly id: SessionId;
  readonly subjectId: SubjectId;
  readonly state: SubjectState;
  readonly preferences: Preferences;
}

/** "Last seen" is written at most this often: it is read in minutes. */
export const SEEN_GRAIN = duration.minutes(1);
/** The same where silence ends a session: it must not end much before its time. */
const SEEN_GRAIN_OF_IDLE = duration.seconds(5);

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

export interface SessionQuery {
  readonly token: string;
  readonly kind: SubjectKind;
  readonly rules: TokenRules;
  /** Whether it is used for something a person did, and not by a page of its own accord: only that keeps it from ending of silence. */
  readonly isActivity?: boolean;
}

/**
 * The living session of a token, of subjects of one kind; null for an unknown, expired or idle one, and for one that was left. The rules
 * of now count when they are shorter than those it began under (settled: a changed retention never lengthens).
 */
export const findSession = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { token, kind, rules, isActivity = true }: SessionQuery,
): Promise<StoredSession | null> => {
  const now = clock.now();
  const hasPassed = (since: Date | null, span: number | null): boolean =>
    since !== null && span !== null && now.getTime() - since.getTime() >= span;
  const session = await db
    .selectFrom('session')
    .innerJoin('subject', 'subject.id', 'session.subject_id')
    .leftJoin('account', 'account.subject_id', 'session.subject_id')
    .select(['session.id', 'session.subject_id', 'session.last_seen_at', 'session.created_at', 'session.expires_at'])
    .select(['session.left_at', 'subject.state', 'account.language', 'account.theme'])
    .where('session.token_hash', '=', hashToken(token))
    .where('subject.kind', '=', kind)
    .executeTakeFirst();
  if (!session || session.expires_at <= now) return null;
  if (hasPassed(session.created_at, rules.lifetime) || hasPassed(session.last_seen_at, rules.idle)) return null;
  if (hasPassed(session.left_at, rules.afterLastConnection)) return null;
  const grain = rules.idle === null ? SEEN_GRAIN : SEEN_GRAIN_OF_IDLE;
  if (isActivity && hasPassed(session.last_seen_at, grain))
    await db.updateTable('session').set({ last_seen_at: now }).where('id', '=', session.id).execute();
  const { id, subject_id: subjectId, state, language, theme } = session;
  return { id, subjectId, state, preferences: { language, theme } };
};
