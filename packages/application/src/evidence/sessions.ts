import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { Reading } from './reading.ts';

const SHA_256_BYTES = 32;

/** `sessions`: live ones, those that lead to more than an anonymous subject, and those whose token is stored as anything but a hash (NA-07). */
export const readSessions = async ({ db, clock }: { db: Db; clock: Clock }): Promise<Reading> => {
  const rows = await db
    .selectFrom('session as s')
    .innerJoin('subject as p', 'p.id', 's.subject_id')
    .select(['p.kind', 's.token_hash'])
    .where('s.expires_at', '>', clock.now())
    .execute();
  const linked = rows.filter(({ kind }) => kind !== 'anonymous').length;
  const inClear = rows.filter(({ token_hash }) => token_hash.byteLength !== SHA_256_BYTES).length;
  return { ok: linked === 0 && inClear === 0, figures: { live: rows.length, linked, inClear } };
};
