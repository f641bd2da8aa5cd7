import { AppError, type Clock } from '@candid/kernel';
import type { Kysely } from 'kysely';
import type { Database } from './tables/index.ts';

export interface BindPolicyOptions {
  readonly policyId: string;
  readonly policyVersion: string;
  readonly clock: Clock;
}

/**
 * A database belongs to the policy of its first start: people were promised that one. The first call binds (as the owner, who alone
 * may write the row); every later one compares. Another version of the same policy is fine: the smaller retention of then and now is
 * kept row by row.
 * @throws AppError `policy_mismatch` (detail: bound, asked, remedy) when the database belongs to another policy
 */
export const bindPolicy = async (db: Kysely<Database>, { policyId, policyVersion, clock }: BindPolicyOptions): Promise<void> => {
  const found = await boundPolicy(db);
  if (found === undefined) {
    const row = { id: 1, policy_id: policyId, policy_version: policyVersion, bound_at: clock.now() } as const;
    await db
      .insertInto('installation')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  // Read again: of two programs that start together, with different policies, one must lose.
  const bound = found ?? (await boundPolicy(db));
  if (bound !== policyId) throw mismatch(bound ?? 'none', policyId);
};

const boundPolicy = async (db: Kysely<Database>): Promise<string | undefined> => {
  const row = await db.selectFrom('installation').select('policy_id').executeTakeFirst();
  return row?.policy_id;
};

const mismatch = (bound: string, asked: string): AppError =>
  new AppError('policy_mismatch', {
    bound,
    asked,
    remedy: [
      `This database holds data of people who were promised the policy "${bound}"; "${asked}" cannot be started on it.`,
      `Start it as it was:            POLICY=${bound}`,
      `Or begin with an empty folder: POLICY=${asked} DATA_DIR=./.data-${asked}   (with DATABASE_URL: another database)`,
    ].join('\n'),
  });
