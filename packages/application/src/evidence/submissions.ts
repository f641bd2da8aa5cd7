import type { Db } from '@candid/db';
import { imageModels, isSubmittable, SUBMITTED_SETTINGS } from '@candid/imaging';
import type { Reading } from './reading.ts';

/**
 * `submission-fields`: what is stored of an order by name, and orders with a setting that no model offers, in which something else could
 * have been kept (CR-03).
 */
export const readSubmissionFields = async ({ db }: { db: Db }): Promise<Reading> => {
  const orders = await db.selectFrom('generation').select(SUBMITTED_SETTINGS).distinct().execute();
  const beyond = orders.filter((order) => !isSubmittable(imageModels, order)).length;
  return { ok: beyond === 0, figures: { words: 'prompt_sealed', settings: SUBMITTED_SETTINGS.join(' '), beyond } };
};
