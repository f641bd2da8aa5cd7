import { giveOutIssue } from '@candid/announcing';
import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { LOCALES, type Locale } from '@candid/messages';
import { versionUpdate } from '@candid/mail';
import type { PolicyDefinition } from '@candid/policy';
import { changeToTell, editionOf, type Site } from '@candid/publishing';
import { createHash } from 'node:crypto';
import { openPolicyArchive, publishEdition } from '../publications/policy-archive.ts';
import { createChangePages } from './change-pages.ts';

export interface AnnounceOptions {
  /** As the owner of the database: none of the programs may give anything out. */
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: PolicyDefinition;
  /** The version that is prepared; null where none is. */
  readonly next: PolicyDefinition | null;
  /** What a version's texts say of the installation. */
  readonly site: (policy: PolicyDefinition) => Site;
  /** Public address of the installation. */
  readonly origin: string;
  /** As for `publishEdition`. */
  readonly holdsValues: boolean;
}

/** What an update on a version is known by: so it is given out once, however often a start finds it. */
export const hashOfUpdate = (version: string): string => createHash('sha256').update(`policy ${version}`).digest('hex');

/**
 * Keeps the texts of the version in force and of the prepared one, and gives word of a change out to whoever asked for it: once for each
 * version (OD-17, OD-24). For an operator beside a site that has no database and can keep nothing itself.
 * @throws AppError `policy_invalid` when the version in force may not count yet
 */
export const announceVersions = async ({
  db,
  clock,
  policy,
  next,
  site,
  origin,
  holdsValues,
}: AnnounceOptions): Promise<void> => {
  const shared = { db, clock, holdsValues };
  await publishEdition({ ...shared, policy, edition: editionOf(policy, site(policy)), as: 'in-force' });
  if (next) await publishEdition({ ...shared, policy: next, edition: editionOf(next, site(next)), as: 'coming' });
  const archive = openPolicyArchive(db);
  const change = changeToTell(await archive.list(), { inForce: policy.version, coming: next?.version ?? null });
  if (change === null) return;
  const pagesOf = createChangePages(archive);
  const pages = Object.fromEntries(
    await Promise.all(LOCALES.map(async (locale) => [locale, await pagesOf(change, locale)] as const)),
  ) as Record<Locale, readonly string[]>;
  const { version, effectiveAt: from } = change;
  const link = new URL('/privacy', origin).href;
  const texts = versionUpdate({ site: new URL(origin).host, version, from, pages, link });
  await giveOutIssue({ db, clock }, { texts, hash: hashOfUpdate(version) });
};
