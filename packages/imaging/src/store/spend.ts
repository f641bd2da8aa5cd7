import type { Tx } from '@candid/db';
import { AppError, type MicroUsd } from '@candid/kernel';
import { sql } from 'kysely';

/** The UTC day an amount belongs to, as `YYYY-MM-DD`. */
export const spendDay = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * Sets money aside for one submission. The day's row is locked until commit, so no number of submissions passes the cap together.
 * @throws AppError `limit_spend`: the cap would be passed (lesson R18: fails closed)
 */
export const reserveSpend = async (
  tx: Tx,
  { day, amount, cap }: { day: string; amount: MicroUsd; cap: MicroUsd },
): Promise<void> => {
  if (amount > cap) throw new AppError('limit_spend');
  const { numAffectedRows } = await sql`
    INSERT INTO spend_day AS d (day, reserved_micro_usd, spent_micro_usd)
    VALUES (${day}, ${amount}, 0)
    ON CONFLICT (day) DO UPDATE SET reserved_micro_usd = d.reserved_micro_usd + ${amount}
    WHERE d.reserved_micro_usd + d.spent_micro_usd + ${amount} <= ${cap}`.execute(tx);
  if (numAffectedRows === 0n) throw new AppError('limit_spend');
};

/** Ends a reservation: what was really spent stays, the rest is free again. */
export const settleSpend = async (
  tx: Tx,
  { day, reserved, spent }: { day: string; reserved: MicroUsd; spent: MicroUsd },
): Promise<void> => {
  await tx
    .updateTable('spend_day')
    .set({
      reserved_micro_usd: sql`reserved_micro_usd - ${reserved}`,
      ...(spent === 0 ? {} : { spent_micro_usd: sql`spent_micro_usd + ${spent}` }),
    })
    .where('day', '=', day)
    .execute();
};
