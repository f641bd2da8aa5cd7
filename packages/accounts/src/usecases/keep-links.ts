import type { Db, Holding, Keeping } from '@candid/db';
import type { ObjectKeyId } from '@candid/kernel';
import { sql } from 'kysely';
import type { AccountsContext } from '../context.ts';

const BATCH = 500;

const findEnded = (db: Db, now: Date) =>
  db
    .selectFrom('account_link')
    .innerJoin('subject', 'subject.id', 'account_link.subject_id')
    .select(['account_link.id', 'account_link.subject_id', 'account_link.address_key_id', 'subject.kind'])
    .where('account_link.expires_at', '<=', now)
    .limit(BATCH)
    .execute();

/**
 * Links of letters go when they are used, replaced, or past their time: their keys first, then their rows. Who only asked for a letter and
 * never came back is forgotten altogether.
 */
export const keepLinks = ({ db, vault }: Pick<AccountsContext, 'db' | 'vault'>): Keeping => ({
  count: async (now) => {
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(created_at) AS oldest, (count(*) FILTER (WHERE expires_at <= ${now}))::int AS overdue
      FROM account_link`.execute(db);
    return rows[0] ?? null;
  },
  sweep: async (now) => {
    const ended = await findEnded(db, now);
    const strangers = ended.filter(({ kind }) => kind === 'contact').map(({ subject_id }) => subject_id);
    for (const subjectId of strangers) await vault.destroySubject(subjectId);
    await vault.destroyKeys(ended.map(({ address_key_id: id }) => id).filter((id): id is ObjectKeyId => id !== null));
    const ids = ended.map(({ id }) => id);
    if (ids.length > 0) await db.deleteFrom('account_link').where('id', 'in', ids).execute();
    if (strangers.length > 0) await db.deleteFrom('subject').where('id', 'in', strangers).where('kind', '=', 'contact').execute();
  },
});
