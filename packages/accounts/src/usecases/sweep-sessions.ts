import { inTransaction, type Database, type Db, type SubjectKind, type Tx } from '@candid/db';
import type { Clock, Milliseconds, SubjectId } from '@candid/kernel';
import type { ExpressionBuilder } from 'kysely';
import { SEEN_GRAIN, type TokenRules } from '../store/sessions.ts';

export interface SweepSessionsOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** The policy's session rules; `account` is null where it has no accounts. */
  readonly rules: { readonly anonymous: TokenRules; readonly account: TokenRules | null };
}

type Sessions = ExpressionBuilder<Database, 'session'>;

/** Which sessions of one kind of subject have outlived rules: their lifetime, or nobody has come or been there for too long. */
const outlived = (now: Date, kind: SubjectKind, { lifetime, idle, afterLastConnection }: TokenRules) => {
  const ago = (span: Milliseconds): Date => new Date(now.getTime() - span);
  return (eb: Sessions) =>
    eb.and([
      eb('session.subject_id', 'in', eb.selectFrom('subject').select('subject.id').where('subject.kind', '=', kind)),
      eb.or([
        eb('session.created_at', '<=', ago(lifetime)),
        ...(idle === null ? [] : [eb('session.last_seen_at', '<=', ago(idle))]),
        ...(afterLastConnection === null
          ? []
          : [eb.and([eb('session.left_at', 'is not', null), eb('session.left_at', '<=', ago(afterLastConnection))])]),
      ]),
    ]);
};

/** Which sessions have ended by a moment: as promised when they began, or as the policy says now, whichever comes first. */
const endedBy = (now: Date, { anonymous, account }: SweepSessionsOptions['rules']) => {
  const visitors = outlived(now, 'anonymous', anonymous);
  const people = account === null ? null : outlived(now, 'account', account);
  return (eb: Sessions) => eb.or([eb('session.expires_at', '<=', now), visitors(eb), ...(people === null ? [] : [people(eb)])]);
};

/**
 * Ends sessions and sign-ins whose time has passed, and forgets anonymous subjects that have neither a session nor a generation left.
 * @returns how many ended sessions are still there
 */
export const sweepSessions = async ({ db, clock, rules }: SweepSessionsOptions): Promise<number> => {
  const now = clock.now();
  const ended = endedBy(now, rules);
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('sign_in_attempt').where('expires_at', '<=', now).execute();
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

/** How many one round looks at; the next takes the rest. */
const BATCH = 200;

/**
 * Visitors that nobody speaks for any more: no session of theirs is alive. Where what they made goes with the session, it is due now
 * (NA-08); those it has gone for already are left out.
 */
export const findLeftVisitors = async ({ db, clock, rules }: SweepSessionsOptions): Promise<SubjectId[]> => {
  const ended = endedBy(clock.now(), rules);
  const living = db
    .selectFrom('session')
    .select('session.subject_id')
    .where((eb) => eb.not(ended(eb)));
  const rows = await db
    .selectFrom('subject as s')
    .select('s.id')
    .where('s.kind', '=', 'anonymous')
    .where('s.state', 'not in', ['ended', 'erased'])
    .where('s.id', 'not in', living)
    .orderBy('s.created_at')
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
};

/** Whether some session still speaks for a visitor: asked again under the subject's lock, since they may have come back meanwhile. */
export const hasLivingSession = async (
  tx: Tx,
  { subjectId, now, rules }: { readonly subjectId: SubjectId; readonly now: Date; readonly rules: SweepSessionsOptions['rules'] },
): Promise<boolean> => {
  const ended = endedBy(now, rules);
  const living = await tx
    .selectFrom('session')
    .select('session.id')
    .where('session.subject_id', '=', subjectId)
    .where((eb) => eb.not(ended(eb)))
    .forUpdate()
    .execute();
  return living.length > 0;
};
