import { LOCALES, type Locale } from '@candid/messages';
import type { PageName, PolicyDefinition } from '@candid/policy';
import { valuesOf, type PolicyValues } from './policy-values.ts';
import { createHash } from 'node:crypto';
import { textLinesOf, type TextLine } from './document.ts';
import { publish } from './publish.ts';
import type { Site } from './site.ts';

/** Pages that say what is agreed; each of their texts is kept. */
const KEPT: readonly PageName[] = ['privacy', 'cookies', 'sub-processors', 'terms', 'acceptable-use', 'refunds', 'ip'];

/** The texts of a version, by language and page. */
export type EditionTexts = Readonly<Record<Locale, Readonly<Partial<Record<PageName, readonly TextLine[]>>>>>;

/** What is published under a version's date: its texts, the SHA-256 of them by which it is known, and the values that they say. */
export interface Edition {
  readonly hash: string;
  readonly version: string;
  readonly texts: EditionTexts;
  readonly values: PolicyValues;
}

/** SHA-256, in hexadecimal, of texts as they are kept. */
export const hashOf = (texts: EditionTexts): string => {
  const lines = LOCALES.flatMap((locale) =>
    KEPT.flatMap((page) => (texts[locale][page] ?? []).map(({ as, text }) => [locale, page, as, text])),
  );
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
};

/** The edition a policy and an installation make. Days on which nothing is published, and who plays a stand-in, leave it as it is. */
export const editionOf = (policy: PolicyDefinition, site: Site): Edition => {
  const fixed: Site = { ...site, standIns: [], reviewedOn: null, now: new Date(policy.version) };
  const kept = KEPT.filter((page) => policy.pages.includes(page));
  const texts = Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      Object.fromEntries(kept.map((page) => [page, textLinesOf(publish(page, { policy, site: fixed, locale }))])),
    ]),
  ) as EditionTexts;
  return { hash: hashOf(texts), version: policy.version, texts, values: valuesOf(policy) };
};
