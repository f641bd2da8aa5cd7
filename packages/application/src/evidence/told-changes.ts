import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { changeToTell, type KeptText } from '@candid/publishing';
import { hashOfUpdate } from '../announcing/announce-versions.ts';
import { openPolicyArchive } from '../publications/policy-archive.ts';
import type { Reading } from './reading.ts';
import { ask, type Site } from './site/site.ts';

const ENTRY = /<id>urn:sha256:([0-9a-f]{64})<\/id>/g;
const LINE = /\/privacy\/versions\?from=[0-9a-f]+&amp;to=([0-9a-f]+)/;
const SHORT_HASH = 12;

export interface ToldChangesSources {
  readonly site: Site;
  /** The operator's own record, beside the site. */
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'version' | 'changes'>;
  /** The prepared version, whether it counts by now or not; null where none is. */
  readonly next: Pick<PolicyDefinition, 'version'> | null;
}

/** Which version counts by now, and which is still to come. */
const standing = (
  texts: readonly KeptText[],
  { clock, policy, next }: Pick<ToldChangesSources, 'clock' | 'policy' | 'next'>,
): { readonly inForce: string; readonly coming: string | null } => {
  if (next === null) return { inForce: policy.version, coming: null };
  const isInForce = texts.some(({ version, effectiveAt }) => version === next.version && effectiveAt <= clock.now());
  return isInForce ? { inForce: next.version, coming: null } : { inForce: policy.version, coming: next.version };
};

/**
 * `announcements`: texts on the operator's record; those of them that the site's feed and its list of versions lack, or that cannot be read
 * there; whether the newest change is to be told now, and whether a line over the site's pages and word to those who asked for it by mail
 * do so (OD-17). Null: nothing has changed, or its time is over. Asked of the running site, whose server keeps no record of its own.
 */
export const readToldChanges = async ({ site, db, ...sources }: ToldChangesSources): Promise<Reading> => {
  const { clock, policy } = sources;
  const texts = await openPolicyArchive(db).list();
  const [feed, list, home, privacy] = await Promise.all(
    ['/announcements.atom', '/privacy/versions', '/', '/privacy'].map(async (path) => (await ask(site, path)).text),
  );
  const told = new Set([...(feed ?? '').matchAll(ENTRY)].map(([, hash = '']) => hash));
  const pages = await Promise.all(texts.map(({ hash }) => ask(site, `/privacy/versions/${hash.slice(0, SHORT_HASH)}`)));
  const missing = texts.filter(({ hash }) => !told.has(hash) || !list?.includes(hash)).length;
  const unread = pages.filter(({ status }) => status !== 200).length;

  const versions = standing(texts, sources);
  const change = changeToTell(texts, versions);
  const isDue = change !== null && clock.now().getTime() < change.effectiveAt.getTime() + policy.changes.shownFor;
  const line = isDue ? Number(change.to.startsWith(LINE.exec(home ?? '')?.[1] ?? 'none')) : null;
  const byMail = policy.changes.channels.includes('mail');
  const issues = db.selectFrom('newsletter_issue').select('hash');
  const letters =
    change !== null && byMail ? (await issues.where('hash', '=', hashOfUpdate(change.version)).execute()).length : null;
  const dated = Number(privacy?.includes(versions.inForce));
  const figures = { texts: texts.length, feed: told.size, missing, unread, dated, line, letters };
  return { ok: texts.length > 0 && missing + unread === 0 && dated === 1 && line !== 0 && letters !== 0, figures };
};
