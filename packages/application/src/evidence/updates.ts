import type { Db } from '@candid/db';
import { duration, type Clock } from '@candid/kernel';
import { sql } from 'kysely';
import type { Reading } from './reading.ts';

/** Time that telling may take before an address counts as forgotten. */
const PATIENCE = duration.minutes(5);

interface Found {
  readonly changes: number;
  readonly readers: number;
  readonly letters: number;
  readonly beyond: number;
  readonly forgotten: number;
  readonly unproven: number;
}

/**
 * `update-letters`: changes that were told of and letters on record; letters beyond one for each change and address (the same words twice
 * are one change), addresses that said yes before a change and have no letter of it, though they still read and nothing forbids it, and
 * letters to an address that had not said yes by then (OD-24). Asked as the worker, which alone sees who is told of what.
 */
export const readUpdateLetters = async ({ db, clock }: { readonly db: Db; readonly clock: Clock }): Promise<Reading> => {
  const since = new Date(clock.now().getTime() - PATIENCE);
  const { rows } = await sql<Found>`
    WITH letter AS (
      SELECT c.id, c.subject_id, c.address_index, c.created_at, md5(i.texts::text) AS change
      FROM newsletter_copy c JOIN newsletter_issue i ON i.id = c.issue_id)
    SELECT
      (SELECT count(DISTINCT md5(texts::text)) FROM newsletter_issue)::int AS changes,
      (SELECT count(*) FROM newsletter_reader WHERE confirmed_at IS NOT NULL)::int AS readers,
      (SELECT count(*) FROM letter)::int AS letters,
      (SELECT count(*) - count(DISTINCT (change, address_index)) FROM letter)::int
        + (SELECT count(*) - count(DISTINCT cause_id) FROM mail_delivery WHERE template = 'newsletter')::int AS beyond,
      (SELECT count(*) FROM newsletter_issue i JOIN newsletter_reader r ON r.confirmed_at <= i.created_at
        WHERE i.created_at <= ${since} AND (i.closed_at IS NULL OR EXISTS (SELECT FROM newsletter_copy c WHERE c.issue_id = i.id))
          AND NOT EXISTS (SELECT FROM newsletter_copy c WHERE c.issue_id = i.id AND c.address_index = r.address_index)
          AND NOT EXISTS (SELECT FROM suppression s WHERE s.address_index = r.address_index))::int AS forgotten,
      (SELECT count(*) FROM letter l WHERE NOT EXISTS (
        SELECT FROM consent_record g WHERE g.subject_id = l.subject_id AND g.category = 'newsletter' AND g.outcome = 'granted'
          AND g.recorded_at <= l.created_at))::int AS unproven`.execute(db);
  const figures = rows[0] ?? { changes: 0, readers: 0, letters: 0, beyond: 0, forgotten: 0, unproven: 0 };
  return { ok: figures.beyond + figures.forgotten + figures.unproven === 0, figures: { ...figures } };
};
