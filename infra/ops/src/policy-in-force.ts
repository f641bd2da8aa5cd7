import { readTextFolder } from '@candid/application/publications';
import { createPool } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { loadNextPolicy, loadPolicy, type PolicyDefinition } from '@candid/policy';
import { setTimeout as pause } from 'node:timers/promises';

export interface Versions {
  /** The policy's id, or the path of a module. */
  readonly policy: string;
  /** The same of a version that is prepared; null where none is. */
  readonly nextPolicy: string | null;
}

/** From when on a prepared version counts, as people were told; null while they were not. */
export type Announced = (next: PolicyDefinition, inForce: PolicyDefinition) => Promise<Date | null>;

export interface PolicyInForceOptions {
  readonly announced: Announced;
  readonly clock: Clock;
}

/** The moment by the announced versions in a database. */
export const announcedIn =
  (ownerUrl: string): Announced =>
  async ({ version }) => {
    const pool = createPool({ url: ownerUrl, applicationName: 'candid-policy-in-force', max: 1 });
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

/** The moment by the texts that a folder keeps; null of a text that it does not. */
export const keptIn =
  (folder: string): Announced =>
  async ({ id, version }) => {
    const { kept } = await readTextFolder(folder, id).catch(() => ({ kept: [] }));
    const effects = kept.filter((text) => text.version === version).map(({ effectiveAt }) => effectiveAt.getTime());
    return effects.length === 0 ? null : new Date(Math.min(...effects));
  };

/** The same, and where the folder cannot keep the text: by the version's day, and never where the policy promises notice ahead. */
export const keptInOrByDay =
  (folder: string): Announced =>
  async (next, inForce) => {
    const isTold = next.changes.noticeAhead === 0;
    return (await keptIn(folder)(next, inForce)) ?? (isTold ? new Date(next.version) : null);
  };

/** From when on the prepared version counts; null while people were not told of it, and where none is prepared. */
const countsFrom = async (
  { policy, nextPolicy }: Versions,
  { announced }: Pick<PolicyInForceOptions, 'announced'>,
): Promise<Date | null> => {
  const current = await loadPolicy(policy);
  const next = await loadNextPolicy(nextPolicy, current);
  return next === null ? null : announced(next, current);
};

/**
 * Which version counts now: the prepared one from the moment that people were told of, and the other until then (CR-28). What is not told
 * of yet stays prepared.
 * @throws AppError `policy_invalid` when the prepared one is no later version of the same policy
 */
export const policyInForce = async (versions: Versions, { announced, clock }: PolicyInForceOptions): Promise<Versions> => {
  const from = await countsFrom(versions, { announced });
  const isInForce = from !== null && from <= clock.now();
  return {
    policy: (isInForce ? versions.nextPolicy : null) ?? versions.policy,
    nextPolicy: isInForce ? null : versions.nextPolicy,
  };
};

/** Between two looks whether a prepared version was told of by now: the moment may stand in the database only later. */
const LOOK_EVERY_MS = 30_000;

export interface WaitOptions extends PolicyInForceOptions {
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds, or sooner when `signal` is aborted. */
  readonly wait?: (ms: number) => Promise<void>;
}

/**
 * Resolves at the moment from which the prepared version counts, and not later: no page may show for a while what counts no more. Never
 * where none is prepared; once `signal` is aborted.
 */
export const untilNextCounts = async (
  versions: Versions,
  { announced, clock, signal, ...options }: WaitOptions,
): Promise<void> => {
  if (versions.nextPolicy === null) return new Promise(() => undefined);
  const wait = options.wait ?? ((ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined));
  while (!signal.aborted) {
    // A database that does not answer now is asked again.
    const from = await countsFrom(versions, { announced }).catch(() => null);
    const left = from === null ? LOOK_EVERY_MS : from.getTime() - clock.now().getTime();
    if (left <= 0) return;
    await wait(Math.min(left, LOOK_EVERY_MS));
  }
};
