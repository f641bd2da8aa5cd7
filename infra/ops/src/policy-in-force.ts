import { createPool } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { loadNextPolicy, loadPolicy } from '@candid/policy';

export interface Versions {
  /** The policy's id, or the path of a module. */
  readonly policy: string;
  /** The same of a version that is prepared; null where none is. */
  readonly nextPolicy: string | null;
}

export interface PolicyInForceOptions {
  /** Where announced versions stand; null for a policy without a database: there its day alone decides. */
  readonly ownerUrl: string | null;
  readonly clock: Clock;
}

/** From when on a version counts, as people were told; null while they were not. */
const announcedEffect = async (url: string, version: string): Promise<Date | null> => {
  const pool = createPool({ url, applicationName: 'candid-policy-in-force', max: 1 });
  try {
    const { rows } = await pool.query<{ at: Date | null }>(
      'SELECT min(effective_at) AS at FROM policy_version WHERE version = $1',
      [version],
    );
    return rows[0]?.at ?? null;
  } finally {
    await pool.end();
  }
};

/**
 * Which version counts now: the prepared one from the moment that people were told of, and the other until then (CR-28). What is not told
 * of yet stays prepared.
 * @throws AppError `policy_invalid` when the prepared one is no later version of the same policy
 */
export const policyInForce = async (
  { policy, nextPolicy }: Versions,
  { ownerUrl, clock }: PolicyInForceOptions,
): Promise<Versions> => {
  const next = await loadNextPolicy(nextPolicy, await loadPolicy(policy));
  if (next === null || nextPolicy === null) return { policy, nextPolicy: null };
  const from = ownerUrl === null ? new Date(next.version) : await announcedEffect(ownerUrl, next.version);
  const isInForce = from !== null && from <= clock.now();
  return isInForce ? { policy: nextPolicy, nextPolicy: null } : { policy, nextPolicy };
};
