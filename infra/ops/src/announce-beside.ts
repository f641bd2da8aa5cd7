import { announceVersions, readPublished } from '@candid/application/versions';
import { putBackTexts } from '@candid/application/publications';
import type { OpsConfig } from '@candid/config';
import { createDatabase } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { loadNextPolicy, loadPolicy, type PolicyDefinition } from '@candid/policy';
import { siteWithoutServer, type Site } from '@candid/publishing';
import { besideOf } from './programs.ts';

export interface AnnounceBeside {
  readonly ownerUrl: string;
  /** Where the site's own texts are. */
  readonly texts: string;
}

/**
 * Keeps the policy's texts for a site without a database, and gives word of a changed one out (OD-17, OD-24). What of them the site's own
 * folder has lost, or never had, is put back there, for the site's next start.
 * @param config with the version that counts as its policy
 * @throws AppError `policy_invalid` when that may not count yet
 */
export const announceBeside = async (config: OpsConfig, { ownerUrl, texts }: AnnounceBeside): Promise<void> => {
  const clock = systemClock();
  const policy = await loadPolicy(config.policy);
  const next = await loadNextPolicy(config.nextPolicy, policy);
  const { operator, reviewedOn } = config;
  const site = (of: PolicyDefinition): Site =>
    siteWithoutServer(of, { operator, reviewedOn, beside: besideOf(config), now: clock.now() });
  const { kysely: db, destroy } = createDatabase({ url: ownerUrl, applicationName: 'candid-announce', max: 1 });
  try {
    const holdsValues = config.mode === 'production';
    await announceVersions({ db, clock, policy, next, site, origin: config.origin, holdsValues });
    const published = await readPublished(db);
    // A folder that cannot be written has been spoken of by the start.
    await putBackTexts(texts, policy.id, published).catch(() => undefined);
  } finally {
    await destroy();
  }
};
