import type { AgeStatement } from '../domain/age-statement.ts';
import { duration, type Clock, type SessionId } from '@candid/kernel';
import type { Db } from '@candid/db';

/** A sign-in under way, and where the person wanted to go. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

/** The same when it comes back, with what the person said of their age when they began it. */
export interface BegunSignIn extends PendingSignIn {
  readonly age: AgeStatement | null;
}

/** Remembers sign-ins under way with the browser session that began them: no cookie, and another browser's answer finds nothing. */
export interface SignInAttempts {
  /** A second one of the same session takes the place of the first. */
  remember(sessionId: SessionId, attempt: PendingSignIn & { readonly ageLimit: number | null }): Promise<void>;
  /** Gives the attempt out once; null when there is none or its ten minutes are over. */
  take(sessionId: SessionId): Promise<BegunSignIn | null>;
}

const PATIENCE = duration.minutes(10);

export const createSignInAttempts = ({ db, clock }: { readonly db: Db; readonly clock: Clock }): SignInAttempts => ({
  remember: async (sessionId, { returnTo, ageLimit, ...secrets }) => {
    const now = clock.now();
    const row = {
      ...secrets,
      return_to: returnTo,
      age_limit: ageLimit,
      created_at: now,
      expires_at: new Date(now.getTime() + PATIENCE),
    };
    await db.transaction().execute(async (tx) => {
      await tx.deleteFrom('sign_in_attempt').where('session_id', '=', sessionId).execute();
      await tx
        .insertInto('sign_in_attempt')
        .values({ session_id: sessionId, ...row })
        .execute();
    });
  },
  take: async (sessionId) => {
    const row = await db.deleteFrom('sign_in_attempt').where('session_id', '=', sessionId).returningAll().executeTakeFirst();
    if (!row || row.expires_at <= clock.now()) return null;
    const age = row.age_limit === null ? null : { limit: row.age_limit, statedAt: row.created_at };
    return { state: row.state, nonce: row.nonce, verifier: row.verifier, returnTo: row.return_to, age };
  },
});
