import { LANGUAGE_PARAMETER, LOCALE_NAMES, LOCALES } from '@candid/messages';
import { useWords } from '../words.tsx';

/** The console in another language: its address says it, and nothing is stored. */
export const LanguageChoice = () => {
  const { t, locale: current } = useWords();
  return (
    <nav className="console__languages" aria-label={t('console.language')}>
      {LOCALES.map((locale) => (
        <a
          key={locale}
          href={`?${LANGUAGE_PARAMETER}=${locale}`}
          hrefLang={locale}
          lang={locale}
          aria-current={locale === current ? 'true' : undefined}
        >
          {LOCALE_NAMES[locale]}
        </a>
      ))}
    </nav>
  );
};
