import { isPersonal, type LooseDataMap } from './types.ts';
import { dataMap } from './index.ts';

const CONTENT = new Set(['prompt', 'upload', 'moderation-record']);
/** Sealed words, keys and hashes of secrets, and what points to a key or a file. */
const LEADS_TO_CONTENT = /(_sealed|_hash|key_id|blob_id)$/;

/** Whether a column of ours holds or leads to what people wrote, uploaded or were given: staff read none of it (OH-08). */
export const isContentOrKey = (table: string, column: string, map: LooseDataMap = dataMap): boolean => {
  const entry = map[table]?.[column];
  return entry !== undefined && isPersonal(entry) && (CONTENT.has(entry.category) || LEADS_TO_CONTENT.test(column));
};
