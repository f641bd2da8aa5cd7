import { isLocale, type AnyLocale, type Locale } from '@candid/messages';
import type { EditionTexts } from '@candid/publishing';
import type { PolicyArchive } from '../publications/policy-archive.ts';

const titlesOf = (before: EditionTexts, after: EditionTexts, locale: Locale): readonly string[] => {
  const [old, now] = [before[locale], after[locale]];
  return Object.entries(now)
    .filter(([page, lines]) => JSON.stringify(lines) !== JSON.stringify(old[page as keyof typeof old]))
    .map(([page, lines]) => lines[0]?.text ?? page);
};

/** Finds which pages a change concerns, by their titles in a language. Texts never change, so each pair is read once. */
export const createChangePages = (
  archive: PolicyArchive,
): ((change: { readonly from: string; readonly to: string }, locale: AnyLocale) => Promise<readonly string[]>) => {
  const known = new Map<string, Promise<readonly string[]>>();
  const read = async (from: string, to: string, locale: Locale): Promise<readonly string[]> => {
    const [before, after] = await Promise.all([archive.find(from), archive.find(to)]);
    return before && after ? titlesOf(before.texts, after.texts, locale) : [];
  };
  return ({ from, to }, wanted) => {
    const locale = isLocale(wanted) ? wanted : 'en';
    const key = `${from} ${to} ${locale}`;
    const found = known.get(key) ?? read(from, to, locale);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
};
