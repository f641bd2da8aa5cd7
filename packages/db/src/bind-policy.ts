import { AppError, type Clock } from '@candid/kernel';
import type pg from 'pg';

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
export const bindPolicy = async (
  connection: pg.Pool | pg.ClientBase,
  { policyId, policyVersion, clock }: BindPolicyOptions,
): Promise<void> => {
  const found = await boundPolicy(connection);
  if (found === undefined) {
    await connection.query(
      'INSERT INTO installation (id, policy_id, policy_version, bound_at) VALUES (1, $1, $2, $3) ON CONFLICT DO NOTHING',
      [policyId, policyVersion, clock.now()],
    );
  }
  // Read again: of two programs that start together, with different policies, one must lose.
  const bound = found ?? (await boundPolicy(connection));
  if (bound !== policyId) throw mismatch(bound ?? 'none', policyId);
};

const boundPolicy = async (connection: pg.Pool | pg.ClientBase): Promise<string | undefined> => {
  const { rows } = await connection.query<{ policy_id: string }>('SELECT policy_id FROM installation');
  return rows[0]?.policy_id;
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
