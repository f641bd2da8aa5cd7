import type { Records } from './records.ts';

/** The machine has one address: lets it have its free picture again. */
export const forgetAddress = (records: Records): Promise<unknown> => records.rows(`DELETE FROM subject WHERE kind = 'marker'`);
