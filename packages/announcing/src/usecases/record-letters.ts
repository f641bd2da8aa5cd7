import type { Db } from '@candid/db';
import { sql } from 'kysely';

/**
 * Notes with each notice how its letter ended: the list of letters forgets that sooner than the record of who was told (HI-26). May run
 * twice, and in several workers at once.
 */
export const recordLetters = async (db: Db): Promise<void> => {
  await sql`
    UPDATE change_notice AS n SET mail_outcome = m.state, mail_ended_at = m.ended_at
    FROM mail_delivery AS m
    WHERE m.template = 'policy-change' AND m.cause_id = n.id AND m.ended_at IS NOT NULL AND n.by_mail AND n.mail_outcome IS NULL`.execute(
    db,
  );
};
