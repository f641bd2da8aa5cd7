import { keepText, readTextFolder } from '@candid/application/publications';
import type { OpsConfig } from '@candid/config';
import { isAppError, type Clock } from '@candid/kernel';
import { loadNextPolicy, loadPolicy, type PolicyDefinition } from '@candid/policy';
import { editionOf, siteWithoutServer, type Edition } from '@candid/publishing';
import { keptIn, keptInOrByDay, policyInForce, type Announced, type Versions } from './policy-in-force.ts';
import { besideOf } from './programs.ts';
import { explain } from './trouble.ts';

export interface TextsOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

/** Keeps the texts of the version in force and of the prepared one. */
const keepAll = async (config: OpsConfig, { folder, clock }: TextsOptions): Promise<void> => {
  const policy = await loadPolicy(config.policy);
  const next = await loadNextPolicy(config.nextPolicy, policy);
  const { operator, reviewedOn } = config;
  const editionFor = (one: PolicyDefinition): Edition =>
    editionOf(one, siteWithoutServer(one, { operator, reviewedOn, beside: besideOf(config), now: clock.now() }));
  await keepText({ folder, clock, policy, edition: editionFor(policy), as: 'in-force' });
  if (next) await keepText({ folder, clock, policy: next, edition: editionFor(next), as: 'coming' });
};

/** Says what is wrong in the folder. */
const inspect = async (policyId: string, { folder, say }: TextsOptions): Promise<void> => {
  const { broken } = await readTextFolder(folder, policyId);
  if (broken.length === 0) return;
  say(
    `No whole text of the policy is in ${broken.join(', ')}: pages leave it out of the earlier versions, or date it from today where it still counts. Put back the copy from your backup, or remove what is broken.`,
  );
};

/**
 * Keeps each published text of a policy that has no database in the data folder, with the moment from which it counts, and settles which
 * version counts now (OD-17). Whatever is wrong with the folder is said in a line and holds nothing up: pages then know the texts that
 * they are started with.
 * @throws AppError `policy_invalid` when the version in force counts later, or the prepared one is no later version
 */
export const settleTexts = async (
  config: OpsConfig,
  options: TextsOptions,
): Promise<{ readonly versions: Versions; readonly announced: Announced }> => {
  const { folder, clock, say } = options;
  // Before anything is kept anew: the text of a version that has been replaced is not published again.
  const versions = await policyInForce(config, { announced: keptIn(folder), clock });
  try {
    await inspect((await loadPolicy(versions.policy)).id, options);
    await keepAll({ ...config, ...versions }, options);
  } catch (error) {
    if (isAppError(error)) throw error;
    say(`Earlier texts of the policy cannot be kept in ${folder}; pages show only what counts now. ${explain(error)}`);
  }
  const announced = keptInOrByDay(folder);
  return { versions: await policyInForce(versions, { announced, clock }), announced };
};
