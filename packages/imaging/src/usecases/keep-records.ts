import { inTransaction, type Db, type Holding, type Keeping } from '@candid/db';
import { sql } from 'kysely';
import type { KeepingContext } from '../context.ts';

/** How many records one round deletes; the next takes the rest, and the count says that there is one. */
const BATCH = 500;

const after = (lifetime: number) => sql`g.ended_at + ${lifetime}::float8 * interval '1 millisecond'`;

/** A record's deadline: as promised when it was made, or as the policy says now, whichever comes first. */
const deadline = ({ recordLifetime }: KeepingContext['rules']) =>
  sql`least(${after(recordLifetime)}, g.ended_at + g.record_lifetime_ms * interval '1 millisecond')`;

/** What still holds a prompt or a picture has to lose those first. */
const isEmpty = sql`g.prompt_key_id IS NULL
  AND NOT EXISTS (SELECT FROM generation_input n WHERE n.generation_id = g.id)
  AND NOT EXISTS (SELECT FROM image i WHERE i.generation_id = g.id AND i.destroyed_at IS NULL)`;

/** Records of ended generations, without prompt or picture: size, model, times, how it ended. */
export const keepRecords = ({ db, rules }: Pick<KeepingContext, 'db' | 'rules'>): Keeping => ({
  // One that still holds something is overdue there, under the name of what it holds.
  count: (now) => count(db, sql`${deadline(rules)} <= ${now} AND ${isEmpty}`, sql`g.ended_at IS NOT NULL`),
  sweep: async (now) => {
    const { recordLifetime } = rules;
    await db
      .updateTable('generation')
      .set({ record_lifetime_ms: recordLifetime })
      .where('record_lifetime_ms', '>', recordLifetime)
      .execute();
    await inTransaction(db, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT g.id FROM generation g
        WHERE g.ended_at IS NOT NULL AND ${deadline(rules)} <= ${now} AND ${isEmpty}
        LIMIT ${BATCH} FOR UPDATE OF g SKIP LOCKED`.execute(tx);
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return;
      await sql`DELETE FROM image WHERE generation_id = ANY (${ids}::uuid[])`.execute(tx);
      await sql`DELETE FROM generation WHERE id = ANY (${ids}::uuid[])`.execute(tx);
    });
  },
});

/** Why something was blocked may have a shorter life than the record it stands in. */
export const keepModeration = ({ db, rules }: Pick<KeepingContext, 'db' | 'rules'>): Keeping => {
  const hasReason = sql`(g.moderation_stage IS NOT NULL OR g.moderation_categories IS NOT NULL)`;
  const { moderationLifetime } = rules;
  const ends = sql`g.ended_at + least(g.moderation_lifetime_ms, ${moderationLifetime}) * interval '1 millisecond'`;
  return {
    count: (now) => count(db, sql`${ends} <= ${now}`, hasReason),
    sweep: async (now) => {
      await db
        .updateTable('generation')
        .set({ moderation_lifetime_ms: moderationLifetime })
        .where('moderation_lifetime_ms', '>', moderationLifetime)
        .execute();
      await sql`UPDATE generation g SET moderation_stage = NULL, moderation_categories = NULL
        WHERE ${hasReason} AND ${ends} <= ${now}`.execute(db);
    },
  };
};

const count = async (db: Db, overdue: ReturnType<typeof sql>, held: ReturnType<typeof sql>): Promise<Holding | null> => {
  const { rows } = await sql<Holding>`
    SELECT count(*)::int AS held, min(g.created_at) AS oldest, (count(*) FILTER (WHERE ${overdue}))::int AS overdue
    FROM generation g WHERE ${held}`.execute(db);
  return rows[0] ?? null;
};
