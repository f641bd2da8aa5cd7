import { inTransaction, type Db } from '@candid/db';
import { newId, type Clock, type SessionId, type SubjectId } from '@candid/kernel';
import { findSession, insertSession, type TokenRules } from '../store/sessions.ts';

/** A browser that is known for as long as its session lives, and by nothing else. */
export interface AnonymousSession {
  readonly id: SessionId;
  readonly subjectId: SubjectId;
}

export interface AnonymousSessions {
  /** Makes a session of its own subject. The token is returned once. */
  start(): Promise<AnonymousSession & { readonly token: string }>;
  /**
   * The session of a token; null for an unknown, expired or idle one.
   * @param options.isActivity false for what a page asks of its own accord: it keeps no session alive
   */
  resume(token: string, options?: { readonly isActivity: boolean }): Promise<AnonymousSession | null>;
}

export interface AnonymousSessionsOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly rules: TokenRules;
}

const start = async ({ db, clock, rules }: AnonymousSessionsOptions): Promise<AnonymousSession & { token: string }> => {
  const subjectId = newId<'subject'>();
  const at = clock.now();
  const session = await inTransaction(db, async (tx) => {
    await tx
      .insertInto('subject')
      .values({ id: subjectId, kind: 'anonymous', state: 'open', created_at: at, last_seen_at: at })
      .execute();
    return insertSession(tx, { subjectId, device: null, rules, at });
  });
  return { ...session, subjectId };
};

/** Sessions of people without an account, as the policy shapes them (NA-07, OH-02). */
export const createAnonymousSessions = (options: AnonymousSessionsOptions): AnonymousSessions => ({
  start: () => start(options),
  resume: async (token, use) => {
    const found = await findSession(options, { token, kind: 'anonymous', rules: options.rules, ...use });
    return found && { id: found.id, subjectId: found.subjectId };
  },
});
