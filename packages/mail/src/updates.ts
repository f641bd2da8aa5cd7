import type { Milliseconds } from '@candid/kernel';
import { LOCALES, type Locale } from '@candid/messages';
import { createWords } from './languages.ts';

/** What is read by somebody who asks to be written to when something changes: the words that their answer agrees to. */
export const updatesWording = (
  language: string,
  { site, address, lifetime }: { readonly site: string; readonly address: string; readonly lifetime: Milliseconds },
): { readonly locale: string; readonly text: string } => {
  const { t, locale } = createWords(language);
  return { locale, text: `${t('updates-confirm.body', { site })} ${t('updates-confirm.more', { address, lifetime })}` };
};

/** A new version of the policy, as it is told of. */
export interface VersionNews {
  readonly site: string;
  /** YYYY-MM-DD */
  readonly version: string;
  readonly from: Date;
  /** Titles of the pages that change. */
  readonly pages: Readonly<Record<Locale, readonly string[]>>;
  /** Where they can be read. */
  readonly link: string;
}

/** What goes to whoever asked to hear of changes, in every language (OD-24). */
export const versionUpdate = ({
  site,
  version,
  from,
  pages,
  link,
}: VersionNews): Readonly<Record<Locale, { readonly subject: string; readonly paragraphs: readonly string[] }>> => {
  const inLanguage = (locale: Locale) => {
    const { t } = createWords(locale);
    const change = t('update.change', { site, version: new Date(version), from });
    return {
      subject: t('policy-change.subject', { from }),
      paragraphs: [change, t('update.pages', { pages: pages[locale], link })],
    };
  };
  return Object.fromEntries(LOCALES.map((locale) => [locale, inLanguage(locale)])) as Record<
    Locale,
    ReturnType<typeof inLanguage>
  >;
};
