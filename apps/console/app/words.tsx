import { createTranslator, DEFAULT_LOCALE, isLocale, type Locale, type TranslationOf, type Translator } from '@candid/messages';
import { createContext, useContext, type ReactNode } from 'react';
import { german } from './messages/de.ts';
import { english } from './messages/en.ts';

export type Words = Translator<typeof english>;

const translations: Readonly<Record<Locale, Partial<TranslationOf<typeof english>>>> = { en: {}, de: german };

/** The console's words in a language; one that nobody speaks here reads as English. It shows UTC, so that times compare with logs and records. */
export const createWords = (language: string): Words => {
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  return createTranslator(locale, english, { timeZone: 'UTC', translation: translations[locale] });
};

const WordsContext = createContext<Words>(createWords(DEFAULT_LOCALE));

/** Gives the document its language. */
export const WordsProvider = ({ language, children }: { readonly language: string; readonly children?: ReactNode }) => (
  <WordsContext.Provider value={createWords(language)}>{children}</WordsContext.Provider>
);

/** The words of the page. */
export const useWords = (): Words => useContext(WordsContext);
