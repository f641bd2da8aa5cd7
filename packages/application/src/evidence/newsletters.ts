import type { Db } from '@candid/db';
import { sql } from 'kysely';
import type { Reading } from './reading.ts';

interface Found {
  readonly newsletters: number;
  readonly readers: number;
  readonly unproven: number;
  readonly withoutConsent: number;
  readonly againstNo: number;
}

/**
 * `marketing-mail`: newsletters that are still on record, and people who get them; of these who have no consent that stands, and of those
 * that were sent which had none at that moment, or went against a list or an objection of before (HI-09).
 */
export const readMarketingMail = async ({ db }: { readonly db: Db }): Promise<Reading> => {
  const { rows } = await sql<Found>`
    SELECT
      (SELECT count(*) FROM newsletter_copy)::int AS newsletters,
      (SELECT count(*) FROM newsletter_reader WHERE confirmed_at IS NOT NULL)::int AS readers,
      (SELECT count(*) FROM newsletter_reader n WHERE n.confirmed_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM consent_record r WHERE r.subject_id = n.subject_id AND r.category = 'newsletter'
          AND r.outcome = 'granted' AND r.stands_until IS NULL))::int AS unproven,
      (SELECT count(*) FROM newsletter_copy c WHERE NOT EXISTS (
        SELECT FROM consent_record r WHERE r.subject_id = c.subject_id AND r.category = 'newsletter' AND r.outcome = 'granted'
          AND r.recorded_at <= c.created_at AND (r.stands_until IS NULL OR r.stands_until >= c.created_at)))::int AS "withoutConsent",
      (SELECT count(*) FROM newsletter_copy c WHERE
        EXISTS (SELECT FROM suppression s WHERE s.address_index = c.address_index AND s.created_at < c.created_at)
        OR EXISTS (SELECT FROM objection o
          WHERE o.subject_id = c.subject_id AND o.purpose = 'marketing' AND o.objected_at < c.created_at))::int AS "againstNo"
  `.execute(db);
  const { unproven, ...found } = rows[0] ?? { newsletters: 0, readers: 0, unproven: 0, withoutConsent: 0, againstNo: 0 };
  const figures = { ...found, withoutConsent: found.withoutConsent + unproven };
  return { ok: figures.withoutConsent + figures.againstNo === 0, figures };
};
