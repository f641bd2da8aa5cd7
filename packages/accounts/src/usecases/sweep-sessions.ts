import { inTransaction, type Database, type Db, type SubjectKind } from '@candid/db';
import type { Clock, Milliseconds } from '@candid/kernel';
import type { ExpressionBuilder } from 'kysely';
import { SEEN_GRAIN, type TokenRules } from '../store/sessions.ts';

export interface SweepSessionsOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** The policy's session rules; `account` is null where it has no accounts. */
  readonly rules: { readonly anonymous: TokenRules; readonly account: TokenRules | null };
}

type Sessions = ExpressionBuilder<Database, 'session'>;

/** Which sessions of one kind of subject have outlived rules: their lifetime, or nobody has come for too long. */
const outlived = (now: Date, kind: SubjectKind, { lifetime, idle }: TokenRules) => {
  const ago = (span: Milliseconds): Date => new Date(now.getTime() - span);
  return (eb: Sessions) =>
    eb.and([
      eb('session.subject_id', 'in', eb.selectFrom('subject').select('subject.id').where('subject.kind', '=', kind)),
      eb.or([
        eb('session.created_at', '<=', ago(lifetime)),
        ...(idle === null ? [] : [eb('session.last_seen_at', '<=', ago(idle))]),
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
