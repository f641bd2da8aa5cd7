import type { Db, Holding, Keeping, SubjectKind } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';
import { endedBy, type SessionRulesByKind } from '../store/ended-sessions.ts';
import { SEEN_GRAIN } from '../store/sessions.ts';

interface SessionsToKeep {
  readonly db: Db;
  readonly rules: SessionRulesByKind;
}

/** Writes a promise that has become shorter into the sessions that are there, so that it holds whatever the policy says next. */
const shorten = async (db: Db, kind: SubjectKind, lifetime: Milliseconds): Promise<void> => {
  const promisedNow = sql<Date>`created_at + ${lifetime}::float8 * interval '1 millisecond'`;
  await db
    .updateTable('session')
    .set({ expires_at: promisedNow })
    .where('expires_at', '>', promisedNow)
    .where('subject_id', 'in', (eb) => eb.selectFrom('subject').select('subject.id').where('subject.kind', '=', kind))
    .execute();
};

/** Sessions go when their time or their silence is over; a person who signs in again gets a new one. */
export const keepSessions = ({ db, rules }: SessionsToKeep): Keeping => ({
  count: (now) => {
    const ended = endedBy(now, rules);
    return db
      .selectFrom('session')
      .select((eb) => [
        eb.fn.countAll<number>().as('held'),
        eb.fn.min<Date | null>('created_at').as('oldest'),
        eb.fn.countAll<number>().filterWhere(ended).as('overdue'),
      ])
      .executeTakeFirstOrThrow();
  },
  sweep: async (now) => {
    await db.deleteFrom('session').where(endedBy(now, rules)).execute();
    await shorten(db, 'anonymous', rules.anonymous.lifetime);
    if (rules.account !== null) await shorten(db, 'account', rules.account.lifetime);
  },
});

/** Visitors without a session and without a generation: nothing leads to them any more. */
export const keepVisitors = ({ db }: Pick<SessionsToKeep, 'db'>): Keeping => {
  const forgotten = (now: Date) => sql<boolean>`
    s.created_at < ${new Date(now.getTime() - SEEN_GRAIN)}
    AND NOT EXISTS (SELECT FROM session WHERE session.subject_id = s.id)
    AND NOT EXISTS (SELECT FROM generation WHERE generation.subject_id = s.id)`;
  return {
    count: async (now) => {
      const { rows } = await sql<Holding>`
        SELECT count(*)::int AS held, min(s.created_at) AS oldest, (count(*) FILTER (WHERE ${forgotten(now)}))::int AS overdue
        FROM subject s WHERE s.kind = 'anonymous'`.execute(db);
      return rows[0] ?? null;
    },
    sweep: async (now) => {
      await db.deleteFrom('subject as s').where('s.kind', '=', 'anonymous').where(forgotten(now)).execute();
    },
  };
};
