import { createTranslator, DEFAULT_LOCALE, isLocale, type Locale, type TranslationOf, type Translator } from '@candid/messages';
import { german } from './german-words.ts';
import { english } from './words.ts';

export type Words = Translator<typeof english>;

const translations: Readonly<Record<Locale, Partial<TranslationOf<typeof english>>>> = { en: {}, de: german };

/**
 * The words of letters in a language; one that is unknown, or was never said, reads as the default. Times are told in UTC: where the
 * reader is, is not known.
 */
export const createWords = (language: string | null = null): Words => {
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  return createTranslator(locale, english, { timeZone: 'UTC', translation: translations[locale] });
};
