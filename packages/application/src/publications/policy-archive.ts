import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { Edition, EditionTexts } from '@candid/publishing';

/** A text of the policy as it was published. */
export interface PublishedVersion {
  readonly hash: string;
  /** YYYY-MM-DD */
  readonly version: string;
  readonly publishedAt: Date;
  readonly effectiveAt: Date;
}

/** Every text of the policy that was ever published here (OH-22, NA-16). */
export interface PolicyArchive {
  /** Newest first. */
  list(): Promise<readonly PublishedVersion[]>;
  /** The texts behind the hash, or behind the only one that begins so; null where there is none. */
  find(hash: string): Promise<(PublishedVersion & { readonly texts: EditionTexts }) | null>;
}

const HASH = /^[0-9a-f]{8,64}$/;

const columns = ['hash', 'version', 'published_at', 'effective_at'] as const;

type Row = { readonly hash: string; readonly version: string; readonly published_at: Date; readonly effective_at: Date };

const versionOf = ({ hash, version, published_at, effective_at }: Row): PublishedVersion => ({
  hash,
  version,
  publishedAt: published_at,
  effectiveAt: effective_at,
});

/** The archive in the main database. */
export const openPolicyArchive = (db: Db): PolicyArchive => ({
  list: async () => {
    const rows = await db.selectFrom('policy_version').select(columns).orderBy('published_at', 'desc').orderBy('hash').execute();
    return rows.map(versionOf);
  },
  find: async (hash) => {
    if (!HASH.test(hash)) return null;
    const [row, other] = await db
      .selectFrom('policy_version')
      .select([...columns, 'texts'])
      .where('hash', 'like', `${hash}%`)
      .limit(2)
      .execute();
    return row === undefined || other !== undefined ? null : { ...versionOf(row), texts: row.texts as EditionTexts };
  },
});

export interface PublishOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'changes'>;
  readonly edition: Edition;
}

/**
 * Keeps the edition in force, once. Under a version's date that was published before, another text counts at once: it says the same
 * in other words. A new date is a material change, and counts when its notice has run out, and not before its own day.
 */
export const publishEdition = async ({ db, clock, policy, edition }: PublishOptions): Promise<void> => {
  const now = clock.now();
  const before = await openPolicyArchive(db).list();
  const isMaterial = before.length > 0 && before.every(({ version }) => version !== edition.version);
  const announced = isMaterial ? now.getTime() + policy.changes.noticeAhead : now.getTime();
  const effectiveAt = new Date(Math.max(announced, isMaterial ? Date.parse(edition.version) : 0));
  await db
    .insertInto('policy_version')
    .values({
      hash: edition.hash,
      version: edition.version,
      published_at: now,
      effective_at: effectiveAt,
      texts: JSON.stringify(edition.texts),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** The archive of an installation without a database: what is in force, and nothing before it. */
export const currentOnly = (edition: Edition): PolicyArchive => {
  const day = new Date(edition.version);
  const current = { hash: edition.hash, version: edition.version, publishedAt: day, effectiveAt: day };
  return {
    list: () => Promise.resolve([current]),
    find: (hash) =>
      Promise.resolve(HASH.test(hash) && edition.hash.startsWith(hash) ? { ...current, texts: edition.texts } : null),
  };
};
