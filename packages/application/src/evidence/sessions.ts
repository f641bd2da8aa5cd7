import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { Reading } from './reading.ts';

const SHA_256_BYTES = 32;

/**
 * `sessions`: live ones, the age of the oldest in seconds, those that are to live longer than the policy says, those that lead to more than
 * an anonymous subject where nobody can have an account, and those whose token is stored as anything but a hash (NA-07, CR-07).
 */
export const readSessions = async ({
  db,
  clock,
  policy: { sessions },
}: {
  db: Db;
  clock: Clock;
  policy: Pick<PolicyDefinition, 'sessions'>;
}): Promise<Reading> => {
  const now = clock.now();
  const rows = await db
    .selectFrom('session as s')
    .innerJoin('subject as p', 'p.id', 's.subject_id')
    .select(['p.kind', 's.token_hash', 's.created_at', 's.expires_at'])
    .where('s.expires_at', '>', now)
    .execute();
  const lifetimeOf = (kind: string): number => (kind === 'account' ? sessions.account : sessions.anonymous)?.lifetime ?? 0;
  const prolonged = rows.filter((row) => row.expires_at.getTime() > row.created_at.getTime() + lifetimeOf(row.kind)).length;
  const linked = sessions.account === null ? rows.filter(({ kind }) => kind !== 'anonymous').length : 0;
  const inClear = rows.filter(({ token_hash }) => token_hash.byteLength !== SHA_256_BYTES).length;
  const oldest = rows.reduce((age, { created_at }) => Math.max(age, now.getTime() - created_at.getTime()), 0);
  const oldestSeconds = rows.length === 0 ? null : Math.round(oldest / 1_000);
  return {
    ok: prolonged === 0 && linked === 0 && inClear === 0,
    figures: { live: rows.length, oldestSeconds, prolonged, linked, inClear },
  };
};
