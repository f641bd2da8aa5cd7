import { sql } from 'kysely';
import type { Tx } from './database.ts';

/**
 * Tells listeners that something changed, when the transaction commits. The payload is an id and nothing else: it is a hint where to
 * look, and Postgres carries at most 8,000 bytes.
 */
export const notify = async (tx: Tx, channel: string, id: string): Promise<void> => {
  await sql`SELECT pg_notify(${channel}, ${id})`.execute(tx);
};
