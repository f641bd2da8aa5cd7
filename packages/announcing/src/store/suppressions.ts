import type { Db, SuppressionTable, Tx } from '@candid/db';
import { newId, type Clock, type Milliseconds } from '@candid/kernel';
import { sql } from 'kysely';

type Suppressing = { readonly clock: Clock; readonly suppressionLifetime: Milliseconds };

/** Two who mean the same address wait for each other, whether it stands in the list or not. */
export const lockAddress = async (tx: Tx, index: Buffer): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${index.toString('hex')}, 0))`.execute(tx);
};

/** Whether an address stands on the list of those that want no newsletter. */
export const wantsNone = async (db: Db | Tx, index: Buffer, now: Date): Promise<boolean> => {
  const found = await db
    .selectFrom('suppression')
    .select('reason')
    .where('address_index', '=', index)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found !== undefined;
};

/** The same for whoever is about to write there: until their transaction ends nobody can put it on the list. */
export const isSuppressed = async (tx: Tx, index: Buffer, now: Date): Promise<boolean> => {
  await lockAddress(tx, index);
  return wantsNone(tx, index, now);
};

/** Puts an address on the list, or back to the beginning of its time there. */
export const suppress = async (
  tx: Tx,
  { clock, suppressionLifetime }: Suppressing,
  { index, reason }: { readonly index: Buffer; readonly reason: SuppressionTable['reason'] },
): Promise<void> => {
  await lockAddress(tx, index);
  const at = clock.now();
  const times = { reason, created_at: at, expires_at: new Date(at.getTime() + suppressionLifetime) };
  const known = await tx.updateTable('suppression').set(times).where('address_index', '=', index).executeTakeFirst();
  if (known.numUpdatedRows > 0n) return;
  const id = newId<'subject'>();
  const marker = { id, kind: 'marker', state: 'open', created_at: at, last_seen_at: at } as const;
  await tx.insertInto('subject').values(marker).execute();
  await tx
    .insertInto('suppression')
    .values({ subject_id: id, address_index: index, ...times })
    .execute();
};

/** Somebody asked anew, and answered from there: the list has nothing to say any more. */
export const lift = async (tx: Tx, index: Buffer): Promise<void> => {
  await lockAddress(tx, index);
  await tx.deleteFrom('suppression').where('address_index', '=', index).execute();
};
