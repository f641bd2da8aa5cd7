import type { Db, Tx } from '@candid/db';
import type { Clock, SessionId, SubjectId } from '@candid/kernel';
import { endedBy } from '../store/ended-sessions.ts';
import { findSession, insertSession, type Preferences, type TokenRules } from '../store/sessions.ts';

/** A browser that somebody signed in with. */
export interface AccountSession {
  readonly id: SessionId;
  readonly subjectId: SubjectId;
  /** The account is closed and waits for its erasure: all it can do is come back or read. */
  readonly isClosing: boolean;
  readonly preferences: Preferences;
}

/** A line of the person's own list of sessions. */
export interface ListedSession {
  readonly id: SessionId;
  readonly device: string | null;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly endsAt: Date;
}

/** Sessions of people with an account: random tokens, only hashes stored, new at every sign-in, listed and revocable (OH-16). */
export interface AccountSessions {
  begin(
    tx: Tx,
    session: { readonly subjectId: SubjectId; readonly device: string | null },
  ): Promise<{ readonly id: SessionId; readonly token: string }>;
  /** Null for an unknown, expired or idle token. */
  resume(token: string): Promise<AccountSession | null>;
  /** The living ones, newest first. */
  list(subjectId: SubjectId): Promise<readonly ListedSession[]>;
  /** Ends one session of this person's; one that is not theirs, or not there, is left as it is. */
  end(subjectId: SubjectId, sessionId: SessionId): Promise<void>;
  /** Ends all of a person's sessions, or all but one. @returns how many */
  endAll(subjectId: SubjectId, options?: { readonly but: SessionId }): Promise<number>;
}

export interface AccountSessionsOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly rules: TokenRules;
}

export const createAccountSessions = (options: AccountSessionsOptions): AccountSessions => {
  const { db, clock, rules } = options;
  return {
    begin: (tx, { subjectId, device }) => insertSession(tx, { subjectId, device, rules, at: clock.now() }),
    resume: async (token) => {
      const found = await findSession(options, { token, kind: 'account', rules });
      if (!found || found.state === 'erased' || found.state === 'ended') return null;
      const { id, subjectId, state, preferences } = found;
      return { id, subjectId, isClosing: state === 'closing', preferences };
    },
    list: async (subjectId) => {
      const ended = endedBy(clock.now(), { anonymous: rules, account: rules });
      const rows = await db
        .selectFrom('session')
        .select(['id', 'device', 'created_at', 'last_seen_at', 'expires_at'])
        .where('subject_id', '=', subjectId)
        .where((eb) => eb.not(ended(eb)))
        .orderBy('created_at', 'desc')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        device: row.device,
        signedInAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        endsAt: new Date(Math.min(row.expires_at.getTime(), row.created_at.getTime() + rules.lifetime)),
      }));
    },
    end: async (subjectId, sessionId) => {
      await db.deleteFrom('session').where('id', '=', sessionId).where('subject_id', '=', subjectId).execute();
    },
    endAll: async (subjectId, but) => {
      let ending = db.deleteFrom('session').where('subject_id', '=', subjectId);
      if (but) ending = ending.where('id', '!=', but.but);
      return Number((await ending.executeTakeFirst()).numDeletedRows);
    },
  };
};
