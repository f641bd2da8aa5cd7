import { announcedChange } from '../announcing/announced-change.ts';
import type { Db } from '@candid/db';
import { duration, type Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { sql } from 'kysely';
import type { Reading } from './reading.ts';

/** Time that telling may take before somebody counts as not told. */
const PATIENCE = duration.minutes(5);

interface Told {
  readonly accounts: number;
  readonly told: number;
  readonly withoutLetter: number;
  readonly late: number;
}

/**
 * `change-notices`: days between notice and effect of the newest change, accounts that agreed to what stood before, how many of them were
 * told, not told, told without the letter that belongs to it, and told too late (HI-26, CR-28). Null days: nothing has changed yet.
 */
export const readChangeNotices = async ({
  db,
  clock,
  policy,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'version' | 'changes'>;
}): Promise<Reading> => {
  const change = await announcedChange(db, policy);
  const nothing = { days: null, accounts: 0, told: 0, notTold: 0, withoutLetter: 0, late: 0 };
  if (change === null) return { ok: true, figures: nothing };
  const { version, announcedAt, effectiveAt } = change;
  const { noticeAhead, channels } = policy.changes;
  const byMail = channels.includes('mail');
  const since = new Date(clock.now().getTime() - PATIENCE);
  const latest = new Date(effectiveAt.getTime() - noticeAhead);
  const { rows } = await sql<Told>`
    SELECT count(*)::int AS accounts, count(n.id)::int AS told,
      (count(*) FILTER (WHERE ${byMail} AND n.id IS NOT NULL AND n.mail_outcome IS NULL AND NOT EXISTS (
        SELECT FROM mail_delivery m WHERE m.template = 'policy-change' AND m.cause_id = n.id)))::int AS "withoutLetter",
      (count(*) FILTER (WHERE n.told_at > ${latest} AND a.created_at <= ${announcedAt}))::int AS late
    FROM account a
    JOIN subject s ON s.id = a.subject_id AND s.state IN ('open', 'restricted', 'closing')
    LEFT JOIN change_notice n ON n.subject_id = a.subject_id AND n.version = ${version}
    WHERE a.created_at < ${effectiveAt} AND (n.id IS NOT NULL OR greatest(a.created_at, ${announcedAt}) <= ${since})`.execute(db);
  const found = rows[0] ?? { accounts: 0, told: 0, withoutLetter: 0, late: 0 };
  const ahead = effectiveAt.getTime() - announcedAt.getTime();
  const figures = { days: Math.floor(ahead / duration.days(1)), ...found, notTold: found.accounts - found.told };
  const ok = ahead >= noticeAhead && figures.notTold + figures.withoutLetter + figures.late === 0;
  return { ok, figures };
};
