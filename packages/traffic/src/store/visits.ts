import type { Db } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import type { CoarseVisit } from '../domain/visit.ts';

export const insertVisits = async (db: Db, visit: CoarseVisit, lifetime: Milliseconds): Promise<void> => {
  await db
    .insertInto('visit_count')
    .values({
      minute: visit.minute,
      browser: visit.browser,
      device: visit.device,
      answered_within_ms: visit.answeredWithin,
      visits: visit.visits,
      expires_at: new Date(visit.minute.getTime() + lifetime),
    })
    .execute();
};
