import { announceVersions } from '@candid/application';
import type { OpsConfig } from '@candid/config';
import { createDatabase } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { loadNextPolicy, loadPolicy } from '@candid/policy';
import { siteWithoutServer } from '@candid/publishing';
import { besideOf } from './programs.ts';

/**
 * Keeps the policy's texts for a site that keeps nothing, and gives word of a changed one out (OD-17, OD-24).
 * @param config with the version that counts as its policy
 * @throws AppError `policy_invalid` when that may not count yet
 */
export const announceBeside = async (config: OpsConfig, ownerUrl: string): Promise<void> => {
  const clock = systemClock();
  const policy = await loadPolicy(config.policy);
  const next = await loadNextPolicy(config.nextPolicy, policy);
  const { operator, reviewedOn } = config;
  const site = siteWithoutServer({ operator, reviewedOn, beside: besideOf(config), now: clock.now() });
  const { kysely: db, destroy } = createDatabase({ url: ownerUrl, applicationName: 'candid-announce', max: 1 });
  try {
    await announceVersions({ db, clock, policy, next, site, origin: config.origin, holdsValues: config.mode === 'production' });
  } finally {
    await destroy();
  }
};
