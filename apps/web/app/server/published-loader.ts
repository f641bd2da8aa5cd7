import type { BoardEntry } from '@candid/application/evidence';
import { AppError } from '@candid/kernel';
import type { PageName } from '@candid/policy';
import { publish, type PublishedDocument } from '@candid/publishing';
import { defineLoader } from '@candid/remix-kit';
import type { AppLoadContext } from '@remix-run/node';

/** What stands beside a commitment: what its probe answered last. */
export interface ShownEvidence {
  readonly probe: string;
  /** Null while it cannot be read. */
  readonly isKept: boolean | null;
  readonly figures: Readonly<Record<string, number | string | null>>;
}

export interface PublishedView {
  readonly document: PublishedDocument;
  readonly version: string;
  /** When the figures were read, and what they are, by commitment; null where nothing is measured on this page. */
  readonly evidence: { readonly at: string; readonly byCommitment: Readonly<Record<string, ShownEvidence>> } | null;
}

const shown = ({ probe, reading }: BoardEntry): ShownEvidence => ({
  probe,
  isKept: reading?.ok ?? null,
  figures: reading?.figures ?? {},
});

/** A page that the policy publishes, in the language of the request. @throws AppError `not_found` */
export const readPublished = async (page: PageName, context: AppLoadContext): Promise<PublishedView> => {
  const { policy, publications, locale } = context;
  if (!policy.pages.includes(page)) throw new AppError('not_found');
  const board = page === 'privacy' && publications.evidence ? await publications.evidence.read() : null;
  return {
    document: publish(page, { policy, site: publications.site(), locale }),
    version: policy.version,
    evidence: board && {
      at: board.at.toISOString(),
      byCommitment: Object.fromEntries([...board.byCommitment].map(([id, entry]) => [id, shown(entry)])),
    },
  };
};

/** Loads such a page. */
export const publishedLoader = (page: PageName) =>
  defineLoader<PublishedView>({ handle: ({ context }) => readPublished(page, context) });
