import type { Db } from '@candid/db';
import { duration, type Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';
import { sql } from 'kysely';
import type { Reading } from './reading.ts';

interface Sources {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'retention'>;
}

/** The worker looks each minute; what is still there after two is stuck. */
const SWEPT_WITHIN = duration.minutes(2);

/** Letters that are kept in the service's own storage, of support and of children. */
export const countKeptLetters = async (db: Db): Promise<number> => {
  const letters = await db.selectFrom('correspondence').select('id').execute();
  const reports = await db.selectFrom('child_report').select('received_at').execute();
  return letters.length + reports.length;
};

/**
 * `letters-relayed`: letters of the page's form that are on their way to the mailbox, the age of the oldest in seconds, those still here although
 * they were handed on or their time is over, those that never got there, and letters that are kept all the same (NA-14).
 */
export const readLettersRelayed = async ({ db, clock, policy }: Sources): Promise<Reading> => {
  const now = clock.now();
  const latest = new Date(now.getTime() - SWEPT_WITHIN);
  const lifetime = lifetimeOf(policy, 'letter-in-transit');
  const { rows } = await sql<{ waiting: number; oldest: Date | null; pastEnd: number }>`
    SELECT count(*)::int AS waiting, min(l.received_at) AS oldest,
      (count(*) FILTER (WHERE d.ended_at <= ${latest} OR d.id IS NULL
        OR least(l.expires_at, l.received_at + ${lifetime}::float8 * interval '1 millisecond') <= ${latest}))::int AS "pastEnd"
    FROM letter_in_transit l LEFT JOIN mail_delivery d ON d.template = 'relayed-letter' AND d.cause_id = l.id`.execute(db);
  const { waiting, oldest, pastEnd } = rows[0] ?? { waiting: 0, oldest: null, pastEnd: 0 };
  const lost = await db
    .selectFrom('mail_delivery')
    .select('id')
    .where('template', '=', 'relayed-letter')
    .where('ended_at', 'is not', null)
    .where('state', '<>', 'sent')
    .execute();
  const kept = await countKeptLetters(db);
  const oldestSeconds = oldest && Math.round((now.getTime() - oldest.getTime()) / 1_000);
  return {
    ok: pastEnd === 0 && lost.length === 0 && kept === 0,
    figures: { waiting, oldestSeconds, pastEnd, lost: lost.length, kept },
  };
};
