import { createHash, randomBytes } from 'node:crypto';
import { inTransaction, type Database, type Db } from '@candid/db';
import { duration, newId, type Clock, type Milliseconds, type SessionId, type SubjectId } from '@candid/kernel';
import type { SessionRules } from '@candid/policy';
import type { ExpressionBuilder } from 'kysely';

/** A browser that is known for as long as its session lives, and by nothing else. */
export interface AnonymousSession {
  readonly id: SessionId;
  readonly subjectId: SubjectId;
}

export interface AnonymousSessions {
  /** Makes a session of its own subject. The token is returned once: only its hash is stored (OH-16). */
  start(): Promise<AnonymousSession & { readonly token: string }>;
  /** The session of a token; null for an unknown, expired or idle one. */
  resume(token: string): Promise<AnonymousSession | null>;
}

export interface AnonymousSessionsOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly rules: Pick<SessionRules, 'lifetime' | 'idle' | 'tokenBits'>;
}

/** When a session ends: as promised when it began or as the policy says now, whichever comes first (settled: the smaller of both). */
const endOf = (session: { created_at: Date; expires_at: Date }, lifetime: Milliseconds): Date =>
  new Date(Math.min(session.expires_at.getTime(), session.created_at.getTime() + lifetime));

/** "Last seen" is written at most this often: it is read in minutes. */
const SEEN_GRAIN = duration.minutes(1);

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const start = async ({ db, clock, rules }: AnonymousSessionsOptions): Promise<AnonymousSession & { token: string }> => {
  const token = randomBytes(rules.tokenBits / 8).toString('base64url');
  const subjectId = newId<'subject'>();
  const id = newId<'session'>();
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('subject')
      .values({ id: subjectId, kind: 'anonymous', state: 'open', created_at: now, last_seen_at: now })
      .execute();
    await tx
      .insertInto('session')
      .values({
        id,
        subject_id: subjectId,
        token_hash: hashOf(token),
        created_at: now,
        last_seen_at: now,
        expires_at: new Date(now.getTime() + rules.lifetime),
      })
      .execute();
  });
  return { id, subjectId, token };
};

const resume = async ({ db, clock, rules }: AnonymousSessionsOptions, token: string): Promise<AnonymousSession | null> => {
  const now = clock.now();
  const session = await db
    .selectFrom('session')
    .select(['id', 'subject_id', 'created_at', 'last_seen_at', 'expires_at'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (!session || endOf(session, rules.lifetime) <= now) return null;
  const silence = now.getTime() - session.last_seen_at.getTime();
  if (rules.idle !== null && silence >= rules.idle) return null;
  if (silence >= SEEN_GRAIN) await db.updateTable('session').set({ last_seen_at: now }).where('id', '=', session.id).execute();
  return { id: session.id, subjectId: session.subject_id };
};

/** Sessions of people without an account, as the policy shapes them (NA-07, OH-02). */
export const createAnonymousSessions = (options: AnonymousSessionsOptions): AnonymousSessions => ({
  start: () => start(options),
  resume: (token) => resume(options, token),
});

/** Which sessions have ended by a moment: their time has passed, or nobody has come for too long. */
const endedBy = (now: Date, { lifetime, idle }: Pick<SessionRules, 'lifetime' | 'idle'>) => {
  const ago = (span: Milliseconds): Date => new Date(now.getTime() - span);
  return ({ eb, or }: ExpressionBuilder<Database, 'session'>) =>
    or([
      eb('expires_at', '<=', now),
      eb('created_at', '<=', ago(lifetime)),
      ...(idle === null ? [] : [eb('last_seen_at', '<=', ago(idle))]),
    ]);
};

/**
 * Ends sessions whose time has passed, and forgets subjects that have neither a session nor a generation left.
 * @returns how many ended sessions are still there
 */
export const sweepSessions = async ({ db, clock, rules }: AnonymousSessionsOptions): Promise<number> => {
  const now = clock.now();
  const ended = endedBy(now, rules);
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('session').where(ended).execute();
    await tx
      .deleteFrom('subject as s')
      .where('s.kind', '=', 'anonymous')
      .where('s.created_at', '<', new Date(now.getTime() - SEEN_GRAIN))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('session').select('session.id').whereRef('session.subject_id', '=', 's.id'))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('generation').select('generation.id').whereRef('generation.subject_id', '=', 's.id'))),
      )
      .execute();
  });
  const { left } = await db
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where(ended)
    .executeTakeFirstOrThrow();
  return left;
};
