import type { Db } from '@candid/db';
import type { Usage } from './usage-table.ts';

export interface UsageQuery {
  /** The newest released days. */
  readonly days: number;
  readonly minimumGroup: number;
}

/** Reads released figures, as a role that sees nothing else of use. A group under the minimum of now is left out, whatever was once released. */
export const readUsage = async (db: Db, { days, minimumGroup }: UsageQuery): Promise<Usage> => {
  const released = (await db.selectFrom('usage_release').select('day').orderBy('day', 'desc').limit(days).execute()).map(
    ({ day }) => day,
  );
  if (released.length === 0) return { minimumGroup, figures: [], released };
  const rows = await db
    .selectFrom('usage_figure')
    .select(['day', 'dimension', 'value', 'size'])
    .where('day', 'in', released)
    .where('size', '>=', minimumGroup)
    .execute();
  const isPart = ({ dimension }: { dimension: string }): number => (dimension === 'all' ? 0 : 1);
  const figures = rows.toSorted(
    (a, b) => b.day.localeCompare(a.day) || isPart(a) - isPart(b) || a.dimension.localeCompare(b.dimension) || b.size - a.size,
  );
  return { minimumGroup, figures, released };
};
