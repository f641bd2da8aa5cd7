import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { createWords, type Words } from '../messages/index.ts';

const WordsContext = createContext<Words | null>(null);

/** Gives the page its words. Times are UTC until the page is alive, then the reader's own: both paints agree. */
export const WordsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [words, setWords] = useState(() => createWords('UTC'));
  useEffect(() => setWords(createWords()), []);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
};

/** The words of the page. */
export const useWords = (): Words => {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords needs a WordsProvider above it');
  return words;
};
