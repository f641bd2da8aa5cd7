import type { Db } from '@candid/db';
import { duration, type Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';
import type { Reading } from './reading.ts';

/** The worker looks each minute; what is still there after two is stuck. */
const SWEPT_WITHIN = duration.minutes(2);

/**
 * `trial-markers`: marks of network addresses held now, the age of the oldest in seconds, those still held when their time to be swept has
 * passed, and those that still lead to a picture that came (CR-08).
 */
export const readTrialMarkers = async ({
  db,
  clock,
  policy,
}: {
  db: Db;
  clock: Clock;
  policy: Pick<PolicyDefinition, 'retention'>;
}): Promise<Reading> => {
  const now = clock.now().getTime();
  const rows = await db
    .selectFrom('trial_marker as m')
    .leftJoin('generation as g', 'g.id', 'm.generation_id')
    .select(['m.created_at', 'm.expires_at', 'g.state', 'g.ended_at'])
    .execute();
  const latest = now - SWEPT_WITHIN;
  const endOf = (row: (typeof rows)[number]): number =>
    Math.min(row.expires_at.getTime(), row.created_at.getTime() + lifetimeOf(policy, 'trial-marker'));
  const overdue = rows.filter((row) => endOf(row) <= latest).length;
  const leading = rows.filter(({ state, ended_at }) => state === 'delivered' && (ended_at?.getTime() ?? now) <= latest).length;
  const oldest = rows.reduce((age, { created_at }) => Math.max(age, now - created_at.getTime()), 0);
  const oldestSeconds = rows.length === 0 ? null : Math.round(oldest / 1_000);
  return { ok: overdue === 0 && leading === 0, figures: { held: rows.length, oldestSeconds, overdue, leading } };
};
