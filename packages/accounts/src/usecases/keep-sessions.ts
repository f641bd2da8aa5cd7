import type { Db, Holding, Keeping } from '@candid/db';
import { sql } from 'kysely';
import { endedBy, type SessionRulesByKind } from '../store/ended-sessions.ts';
import { SEEN_GRAIN } from '../store/sessions.ts';

interface SessionsToKeep {
  readonly db: Db;
  readonly rules: SessionRulesByKind;
}

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
