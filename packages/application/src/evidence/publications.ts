import type { Db } from '@candid/db';
import { imageModels } from '@candid/imaging';
import { LOCALES } from '@candid/messages';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { hashOf, publish, reviewOf, type EditionTexts, type Site } from '@candid/publishing';
import type { Reading } from './reading.ts';

/**
 * `policy-versions`: texts stored, whether the version in force is among them, and those whose hash is not that of their text, so that
 * they were altered or are damaged (OH-22, NA-16).
 */
export const readPolicyVersions = async ({
  db,
  policy,
}: {
  db: Db;
  policy: Pick<PolicyDefinition, 'version'>;
}): Promise<Reading> => {
  const rows = await db.selectFrom('policy_version').select(['hash', 'version', 'texts']).execute();
  const current = rows.filter(({ version }) => version === policy.version).length;
  const altered = rows.filter(({ hash, texts }) => hashOf(texts as EditionTexts) !== hash).length;
  return { ok: current > 0 && altered === 0, figures: { stored: rows.length, current, altered } };
};

const everything: Site = {
  operator: null,
  models: imageModels,
  standIns: [],
  offers: { accounts: true, payments: true, analytics: true, newsletter: true, preferences: true },
  now: new Date(0),
};

/** `provider-page`: models configured, those of them the page of recipients does not name, and companies whose own policy it does not link (OH-23). */
export const readProviderPage = ({ policy }: { policy: PolicyDefinition }): Promise<Reading> => {
  const pages = LOCALES.map((locale) => JSON.stringify(publish('sub-processors', { policy, site: everything, locale })));
  const isMissing = (text: string): boolean => pages.some((page) => !page.includes(JSON.stringify(text).slice(1, -1)));
  const unnamed = imageModels.filter(({ name }) => isMissing(name)).length;
  const unlinked = new Set(
    policy.recipients.flatMap(({ policyUrl }) => (policyUrl !== null && isMissing(policyUrl) ? [policyUrl] : [])),
  );
  return Promise.resolve({
    ok: unnamed === 0 && unlinked.size === 0,
    figures: { models: imageModels.length, unnamed, unlinked: unlinked.size },
  });
};

/** `policy-review`: the day somebody last went through the policy, its own or a later one, when it is due again, and whether that is past (OD-19). */
export const readPolicyReview = ({
  clock,
  policy,
  reviewedOn,
}: {
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'version' | 'reviewEvery'>;
  /** YYYY-MM-DD; null while nobody has. */
  readonly reviewedOn: string | null;
}): Promise<Reading> => {
  const { next, isOverdue } = reviewOf(policy, clock.now(), reviewedOn);
  const last = reviewedOn !== null && reviewedOn > policy.version ? reviewedOn : policy.version;
  const figures = { last, next: next.toISOString().slice(0, 10), overdue: isOverdue ? 1 : 0 };
  return Promise.resolve({ ok: !isOverdue, figures });
};
