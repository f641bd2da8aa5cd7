import { changedValues, describeChange } from '@candid/application';
import type { OpsConfig } from '@candid/config';
import { createDatabase } from '@candid/db';
import { loadNextPolicy, loadPolicy, type PolicyDefinition } from '@candid/policy';
import { valuesOf } from '@candid/publishing';
import type { Versions } from './policy-in-force.ts';
import { trouble } from './trouble.ts';

export interface CheckValuesOptions {
  readonly config: Pick<OpsConfig, 'mode'>;
  /** What is about to run. */
  readonly versions: Versions;
  readonly ownerUrl: string;
  readonly say: (line: string) => void;
}

/**
 * Whether a version is about to run with other values than were published under its date: nobody would hear of that. In production such a start is
 * refused; locally, where policies are written, it is said.
 * @throws AppError `config_invalid` with one clear line
 */
export const checkValues = async ({ config, versions, ownerUrl, say }: CheckValuesOptions): Promise<void> => {
  const policy = await loadPolicy(versions.policy);
  const next = await loadNextPolicy(versions.nextPolicy, policy);
  const { kysely: db, destroy } = createDatabase({ url: ownerUrl, applicationName: 'candid-values', max: 1 });
  const check = async (one: PolicyDefinition, as: 'in-force' | 'coming'): Promise<void> => {
    const changed = await changedValues(db, { version: one.version, values: valuesOf(one) });
    if (changed.length === 0) return;
    const line = describeChange({ version: one.version, as, changed });
    if (config.mode === 'production') throw trouble(line);
    say(`${line} Here it goes on; in production it would not start.`);
  };
  try {
    await check(policy, 'in-force');
    if (next) await check(next, 'coming');
  } finally {
    await destroy();
  }
};
