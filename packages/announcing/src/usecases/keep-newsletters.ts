import { keepRows, type Db, type Holding, type Keeping } from '@candid/db';
import type { Milliseconds } from '@candid/kernel';
import type { Vault } from '@candid/vault';
import { sql } from 'kysely';

const BATCH = 500;

/** Addresses that never answered go with their keys; whoever reads stays until they leave. */
export const keepReaders = ({ db, vault }: { readonly db: Db; readonly vault: Pick<Vault, 'destroySubject'> }): Keeping => ({
  count: async (now) => {
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(asked_at) AS oldest, (count(*) FILTER (WHERE expires_at <= ${now}))::int AS overdue
      FROM newsletter_reader`.execute(db);
    return rows[0] ?? null;
  },
  sweep: async (now) => {
    const due = await db
      .selectFrom('newsletter_reader as r')
      .select('r.subject_id')
      .where('r.expires_at', '<=', now)
      .limit(BATCH)
      .execute();
    const ids = due.map(({ subject_id }) => subject_id);
    for (const subjectId of ids) await vault.destroySubject(subjectId);
    if (ids.length > 0) await db.deleteFrom('subject').where('kind', '=', 'contact').where('id', 'in', ids).execute();
  },
});

/** Which newsletter went to whom goes with the list of letters. */
export const keepCopies = ({ db, lifetime }: { readonly db: Db; readonly lifetime: Milliseconds }): Keeping =>
  keepRows({ db, table: 'newsletter_copy', key: 'id', startedAt: 'created_at', expiresAt: 'expires_at', lifetime });

/** Addresses that want no newsletter are forgotten at their time, each with its marker. */
export const keepSuppressions = ({ db, lifetime }: { readonly db: Db; readonly lifetime: Milliseconds }): Keeping => {
  const rows = keepRows({
    db,
    table: 'suppression',
    key: 'subject_id',
    startedAt: 'created_at',
    expiresAt: 'expires_at',
    lifetime,
  });
  return {
    count: rows.count,
    sweep: async (now) => {
      const due = sql<boolean>`least(expires_at, created_at + ${lifetime}::float8 * interval '1 millisecond') <= ${now}`;
      // With its marker, in one statement: nothing in between can leave one behind that says nothing.
      await db
        .deleteFrom('subject')
        .where('kind', '=', 'marker')
        .where('id', 'in', db.selectFrom('suppression').select('subject_id').where(due))
        .execute();
      await rows.sweep(now);
    },
  };
};
