import type { PublishedVersion } from '@candid/application';
import { isLocale, type AnyLocale } from '@candid/messages';
import type { PolicyDefinition } from '@candid/policy';
import type { EditionTexts, TextLine } from '@candid/publishing';

/** A published text in the list of them. */
export interface VersionView {
  readonly hash: string;
  readonly version: string;
  readonly publishedAt: string;
  readonly effectiveAt: string;
  readonly isInEffect: boolean;
}

/** Hashes are told apart by their first characters, in addresses and on pages. */
export const SHORT_HASH = 12;

export const versionView =
  ({ version: inForce }: Pick<PolicyDefinition, 'version'>, now: Date) =>
  ({ hash, version, publishedAt, effectiveAt }: PublishedVersion): VersionView => ({
    hash,
    version,
    publishedAt: publishedAt.toISOString(),
    effectiveAt: effectiveAt.toISOString(),
    isInEffect: version === inForce && effectiveAt.getTime() <= now.getTime(),
  });

/** The texts of a version by page, in the reader's language or else the first. */
export const textsIn = (
  found: { readonly texts: EditionTexts } | null,
  locale: AnyLocale,
): Readonly<Record<string, readonly TextLine[] | undefined>> => found?.texts[isLocale(locale) ? locale : 'en'] ?? {};
