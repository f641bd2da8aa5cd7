import { changedValues, describeChange } from '@candid/application/versions';
import type { OpsConfig } from '@candid/config';
import { createDatabase, type Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { loadNextPolicy, loadPolicy, type PolicyDefinition } from '@candid/policy';
import { valuesOf } from '@candid/publishing';
import type { Versions } from './policy-in-force.ts';
import { trouble } from './trouble.ts';

export interface CheckVersionsOptions {
  readonly config: Pick<OpsConfig, 'mode'>;
  /** What is about to run. */
  readonly versions: Versions;
  readonly ownerUrl: string;
  readonly say: (line: string) => void;
  readonly clock: Clock;
}

/** Notes the newest version that counted here, once it does. @returns the one that was noted before */
const noteVersion = async (db: Db, version: string, now: Date): Promise<string> => {
  const { policy_version: noted } = await db.selectFrom('installation').select('policy_version').executeTakeFirstOrThrow();
  const counts = db.selectFrom('policy_version').select('hash').where('version', '=', version).where('effective_at', '<=', now);
  await db
    .updateTable('installation')
    .set({ policy_version: version })
    .where('policy_version', '<', version)
    .where(({ exists }) => exists(counts))
    .execute();
  return noted;
};

/** Going back to a former version changes what holds for people, like any other change. */
const describeReturn = (version: string, noted: string): string =>
  `POLICY: the version of ${noted} counts already, and that of ${version} would take its place without a word to anybody. Set POLICY to the version of ${noted}; to go back, set NEXT_POLICY to the former values with a later date.`;

/**
 * Whether a version is about to run with other values than were published under its date, or in the place of a later one that counted already: nobody
 * would hear of that. In production such a start is refused; locally, where policies are written, it is said.
 * @throws AppError `config_invalid` with one clear line
 */
export const checkVersions = async ({ config, versions, ownerUrl, say, clock }: CheckVersionsOptions): Promise<void> => {
  const policy = await loadPolicy(versions.policy);
  const next = await loadNextPolicy(versions.nextPolicy, policy);
  const { kysely: db, destroy } = createDatabase({ url: ownerUrl, applicationName: 'candid-values', max: 1 });
  const stop = (line: string): void => {
    if (config.mode === 'production') throw trouble(line);
    say(`${line} Here it goes on; in production it would not start.`);
  };
  const check = async (one: PolicyDefinition, as: 'in-force' | 'coming'): Promise<void> => {
    const changed = await changedValues(db, { version: one.version, values: valuesOf(one) });
    if (changed.length === 0) return;
    stop(describeChange({ version: one.version, as, changed }));
  };
  try {
    const noted = await noteVersion(db, policy.version, clock.now());
    if (noted > policy.version) stop(describeReturn(policy.version, noted));
    await check(policy, 'in-force');
    if (next) await check(next, 'coming');
  } finally {
    await destroy();
  }
};
