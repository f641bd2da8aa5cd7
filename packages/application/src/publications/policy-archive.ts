import type { Db } from '@candid/db';
import { AppError, type Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { differingValues, effectOf, type Edition, type EditionTexts, type KeptText, type PolicyValues } from '@candid/publishing';

/** A text of the policy as it was published. */
export type PublishedVersion = KeptText;

/** Every text of the policy that was ever published here (OH-22, NA-16). */
export interface PolicyArchive {
  /** Newest first. */
  list(): Promise<readonly PublishedVersion[]>;
  /** The texts behind the hash, or behind the only one that begins so; null where there is none. */
  find(hash: string): Promise<(PublishedVersion & { readonly texts: EditionTexts }) | null>;
}

/** What a text is asked for by: its hash, or how that begins. */
export const HASH = /^[0-9a-f]{8,64}$/;

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

/** Every text with its words, as it was published. */
export const readPublished = async (db: Db): Promise<readonly (PublishedVersion & { readonly texts: EditionTexts })[]> => {
  const rows = await db
    .selectFrom('policy_version')
    .select([...columns, 'texts'])
    .execute();
  return rows.map((row) => ({ ...versionOf(row), texts: row.texts as EditionTexts }));
};

export interface PublishOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly policy: Pick<PolicyDefinition, 'id' | 'changes'>;
  readonly edition: Edition;
  /** `coming`: an operator prepared it, and it takes the place of the one in force at its time. */
  readonly as: 'in-force' | 'coming';
  /** Refuses other values than those that were published under the same date; else they are kept as another text of it. */
  readonly holdsValues: boolean;
}

/**
 * Which values an edition has otherwise than the first that was published under its date; empty where none. A version is known by its date:
 * under the same one nobody would hear of them.
 */
export const changedValues = async (
  db: Db,
  { version, values }: Pick<Edition, 'version' | 'values'>,
): Promise<readonly string[]> => {
  const first = await db
    .selectFrom('policy_version')
    .select('parameters')
    .where('version', '=', version)
    .where('parameters', 'is not', null)
    .orderBy('published_at')
    .limit(1)
    .executeTakeFirst();
  return first ? differingValues(first.parameters as PolicyValues, values) : [];
};

/**
 * Keeps an edition, once, with the moment from which it counts.
 * @throws AppError `policy_invalid` for one that is to be in force now and counts later (people were promised the one before until then), and for
 * changed values under the same date
 */
export const publishEdition = async ({ db, clock, policy, edition, as, holdsValues }: PublishOptions): Promise<void> => {
  const now = clock.now();
  const { version } = edition;
  const effectiveAt = effectOf(await openPolicyArchive(db).list(), { version, noticeAhead: policy.changes.noticeAhead, now });
  if (as === 'in-force') refuseTooEarly(policy.id, { version, effectiveAt, now });
  const changed = holdsValues ? await changedValues(db, edition) : [];
  if (changed.length > 0) throw silentChange({ version, as, changed });
  await db
    .insertInto('policy_version')
    .values({
      hash: edition.hash,
      version,
      published_at: now,
      effective_at: effectiveAt,
      texts: JSON.stringify(edition.texts),
      parameters: JSON.stringify(edition.values),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** Names that fit into a line. */
const NAMED = 5;

/** What is wrong with changed values under a date, and what to do, in one line. */
export const describeChange = ({
  version,
  as,
  changed,
}: Pick<Edition, 'version'> & Pick<PublishOptions, 'as'> & { readonly changed: readonly string[] }): string => {
  const named = changed.slice(0, NAMED).join(', ') + (changed.length > NAMED ? ` and ${changed.length - NAMED} more` : '');
  const problem = `the version of ${version} was published with other values (${named}), and nobody would hear of the change`;
  return as === 'coming'
    ? `NEXT_POLICY: ${problem}. Give it a later date as its version.`
    : `POLICY: ${problem}. Start with POLICY as it was, and NEXT_POLICY set to what it is now with a later date as its version: it is then announced, and takes its place by itself.`;
};

const silentChange = (change: Parameters<typeof describeChange>[0]): AppError =>
  new AppError('policy_invalid', { field: 'version', remedy: describeChange(change) });

interface Effect {
  readonly version: string;
  readonly effectiveAt: Date;
  readonly now: Date;
}

/** @throws AppError `policy_invalid` for a version that is started as the one in force and counts later */
export const refuseTooEarly = (id: string, { version, effectiveAt, now }: Effect): void => {
  if (effectiveAt <= now) return;
  const problem = `the version of ${version} counts from ${effectiveAt.toISOString().slice(0, 10)} on at the earliest, and people have to be told before`;
  const remedy = `Start with POLICY as it was, and NEXT_POLICY set to what POLICY is now: "${id}" is then announced, and takes its place by itself.`;
  throw new AppError('policy_invalid', { field: 'version', problem, remedy: `POLICY: ${problem}. ${remedy}` });
};
