import type { Database, SubjectKind } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import type { ExpressionBuilder } from 'kysely';
import type { TokenRules } from './sessions.ts';

/** The policy's session rules; `account` is null where it has no accounts. */
export interface SessionRulesByKind {
  readonly anonymous: TokenRules;
  readonly account: TokenRules | null;
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
export const endedBy = (now: Date, { anonymous, account }: SessionRulesByKind) => {
  const visitors = outlived(now, 'anonymous', anonymous);
  const people = account === null ? null : outlived(now, 'account', account);
  return (eb: Sessions) => eb.or([eb('session.expires_at', '<=', now), visitors(eb), ...(people === null ? [] : [people(eb)])]);
};
