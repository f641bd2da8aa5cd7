import type { DataCategory } from '@candid/policy';
import { dataMap } from '../data-map/index.ts';
import { isPersonal, type LooseDataMap } from '../data-map/types.ts';
import { SEEN_OF_JOBS } from '../queue-grants.ts';

/** Categories of which staff see nothing at all, not even when. */
const CONTENT: ReadonlySet<DataCategory> = new Set(['prompt', 'upload', 'moderation-record']);
/** Of everything else personal: what kind, how it stands, when, and how much it cost. */
const HARMLESS = /^(kind|state|model|failure_code|spend_day)$|_at$|_micro_usd$/;

/**
 * Whether the console's role must be refused a column: content, keys, files, ids of people. Read from the data map, so a new column is
 * closed until it is declared as something else; of the queue, all but states and times. Columns that concern nobody are open.
 */
export const isClosedToStaff = (of: { readonly schema: string; readonly table: string; readonly column: string }): boolean => {
  const { schema, table, column } = of;
  if (schema !== 'public') return !SEEN_OF_JOBS.includes(column);
  const map: LooseDataMap = dataMap;
  const entry = map[table]?.[column];
  if (entry === undefined) return map[table] !== undefined;
  return isPersonal(entry) && (CONTENT.has(entry.category) || !HARMLESS.test(column));
};
