import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { createWords, type Words } from '../messages/index.ts';
import { source, type Language } from '../messages/language.ts';

const LanguageContext = createContext<Language>(source);

/** The language of the document. It stays for as long as the document does: another one is another document. */
export const LanguageProvider = LanguageContext.Provider;

/** The tag of the page's language. */
export const useLocale = (): Language['locale'] => useContext(LanguageContext).locale;

const WordsContext = createContext<Words | null>(null);

/** Gives the page its words. Times are UTC until the page is alive, then the reader's own: both paints agree. */
export const WordsProvider = ({ children }: { readonly children: ReactNode }) => {
  const language = useContext(LanguageContext);
  const [words, setWords] = useState(() => createWords('UTC', language));
  useEffect(() => setWords(createWords(undefined, language)), [language]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
};

/** The words of the page. */
export const useWords = (): Words => {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords needs a WordsProvider above it');
  return words;
};
