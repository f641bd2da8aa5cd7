import { AppError } from '@candid/kernel';
import type { Kysely } from 'kysely';
import { findDrift } from './find-drift.ts';
import { dataMap } from './index.ts';
import { readCatalogue } from './live-catalogue.ts';
import type { LooseDataMap } from './types.ts';

/**
 * Refuses a database that holds anything the data map does not classify. Any role may call it: it reads the catalogue only.
 * @throws AppError `data_map_drift` (detail: count, remedy = one line per difference, saying what to declare)
 */
export const checkDataMap = async <Tables>(db: Kysely<Tables>, map: LooseDataMap = dataMap): Promise<void> => {
  const findings = findDrift(map, await readCatalogue(db));
  if (findings.length > 0) throw new AppError('data_map_drift', { count: findings.length, remedy: findings.join('\n') });
};
