import type { Db, Tx } from '@candid/db';
import type { UsageDimension } from '@candid/policy';
import { sql } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { Breakdown, Figure } from '../domain/release.ts';

interface Counted {
  readonly dimension: string;
  readonly value: string;
  readonly size: number;
}

const breakdownsOf = (rows: readonly Counted[]): readonly Breakdown[] =>
  [...Map.groupBy(rows, ({ dimension }) => dimension)].map(([dimension, cells]) => ({ dimension, cells }));

/**
 * People who asked for pictures on a day, by what they asked for; whoever did several things counts once, as `several`, so that each is
 * in one cell. People who are restricted or object to such study are in none.
 */
export const countPeople = async (
  tx: Tx,
  { from, to }: Day,
  dimensions: readonly UsageDimension[],
): Promise<readonly Breakdown[]> => {
  const { rows } = await sql<Counted>`
    SELECT dimension, value, count(*)::int AS size FROM (
      SELECT g.subject_id, d.dimension, CASE WHEN count(DISTINCT d.value) = 1 THEN min(d.value) ELSE 'several' END AS value
      FROM generation g
      JOIN subject s ON s.id = g.subject_id AND s.state = 'open'
      CROSS JOIN LATERAL (VALUES
        ('kind', g.kind), ('quality', g.quality),
        ('outcome', CASE WHEN g.state IN ('delivered', 'failed', 'cancelled') THEN g.state ELSE 'open' END)
      ) AS d (dimension, value)
      WHERE g.created_at >= ${from} AND g.created_at < ${to} AND d.dimension = ANY(${dimensions}::text[])
        AND NOT EXISTS (
          SELECT FROM objection o WHERE o.subject_id = g.subject_id AND o.purpose IN ('analytics', 'reliability'))
      GROUP BY g.subject_id, d.dimension
    ) AS people
    GROUP BY dimension, value ORDER BY dimension, value`.execute(tx);
  return breakdownsOf(rows);
};

/** Visits that began on a day, by what is known of them. */
export const countVisits = async (
  tx: Tx,
  { from, to }: Day,
  dimensions: readonly UsageDimension[],
): Promise<readonly Breakdown[]> => {
  const { rows } = await sql<Counted>`
    SELECT d.dimension, d.value, sum(v.visits)::int AS size
    FROM visit_count v
    CROSS JOIN LATERAL (VALUES
      ('browser_family', coalesce(v.browser, 'other')), ('device_class', v.device),
      ('timing', coalesce('within ' || v.answered_within_ms || ' ms', 'longer'))
    ) AS d (dimension, value)
    WHERE v.minute >= ${from} AND v.minute < ${to} AND d.dimension = ANY(${dimensions}::text[])
    GROUP BY d.dimension, d.value ORDER BY d.dimension, d.value`.execute(tx);
  return breakdownsOf(rows);
};

/** Takes a day for release. @returns false when it was released before, also by another worker at this moment */
export const claimDay = async (tx: Tx, { name }: Day, at: { released: Date; expires: Date }): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('usage_release')
    .values({ day: name, released_at: at.released, expires_at: at.expires })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
};

export const insertFigures = async (
  tx: Tx,
  figures: readonly Figure[],
  { day, at }: { day: Day; at: { released: Date; expires: Date } },
): Promise<void> => {
  const rows = figures.map((figure) => ({ ...figure, day: day.name, released_at: at.released, expires_at: at.expires }));
  if (rows.length > 0) await tx.insertInto('usage_figure').values(rows).execute();
};

/** Which of these days are not released yet. */
export const unreleasedDays = async (db: Db, days: readonly Day[]): Promise<readonly Day[]> => {
  const names = days.map(({ name }) => name);
  const rows = await db.selectFrom('usage_release').select('day').where('day', 'in', names).execute();
  return days.filter(({ name }) => !rows.some(({ day }) => day === name));
};
