import { readLetterAddress } from '@candid/accounts';
import type { Db } from '@candid/db';
import type { Clock } from '@candid/kernel';
import { DEFAULT_LOCALE, isLocale } from '@candid/messages';
import type { DueLetter, Letter } from '@candid/mail';
import type { PolicyDefinition } from '@candid/policy';
import { changeToTell } from '@candid/publishing';
import type { Vault } from '@candid/vault';
import { openPolicyArchive } from '../publications/policy-archive.ts';
import { createChangePages } from './change-pages.ts';

export interface ChangeWriterOptions {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly origin: string;
  readonly policy: Pick<PolicyDefinition, 'version'>;
  readonly next: Pick<PolicyDefinition, 'version'> | null;
}

/** Characters of a hash in an address. */
const SHORT = 12;

/** Writes the letter on a changed policy: what changes, from when on, and where to read it; null for whoever is gone meanwhile. */
export const createChangeWriter = ({
  origin,
  policy,
  next,
  ...ctx
}: ChangeWriterOptions): ((due: DueLetter) => Promise<Letter | null>) => {
  const archive = openPolicyArchive(ctx.db);
  const pagesOf = createChangePages(archive);
  return async ({ cause_id: id }) => {
    const notice = await ctx.db
      .selectFrom('change_notice')
      .select(['subject_id', 'version'])
      .where('id', '=', id)
      .executeTakeFirst();
    const account = notice && (await readLetterAddress(ctx, notice.subject_id));
    if (!account) return null;
    const locale = isLocale(account.language) ? account.language : DEFAULT_LOCALE;
    const { version } = notice;
    const change = changeToTell(await archive.list(), { inForce: policy.version, coming: next?.version ?? null });
    // Another version was prepared since, or none any more.
    if (change?.version !== version) return null;
    const link = new URL('/privacy/versions', origin);
    link.searchParams.set('from', change.from.slice(0, SHORT));
    link.searchParams.set('to', change.to.slice(0, SHORT));
    if (locale !== DEFAULT_LOCALE) link.searchParams.set('lang', locale);
    const { effectiveAt: from } = change;
    const content = { text: 'policy-change', version, from, pages: await pagesOf(change, locale), link: link.href } as const;
    return { ...account, content };
  };
};
