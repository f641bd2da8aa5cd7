import { english } from '../messages/index.ts';
import { useWords } from '../shell/words.tsx';

/** The word for an option of the server's, or what the server calls it. */
export const useOptionWord = (): ((key: string, fallback: string) => string) => {
  const { t } = useWords();
  return (key, fallback) => (Object.hasOwn(english, key) ? t(key as 'quality.auto') : fallback);
};
