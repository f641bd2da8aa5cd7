import { LOCALE_NAMES, LOCALES } from '@candid/messages';
import { useLocation } from '@remix-run/react';
import { withLanguage } from './carry-language.ts';
import { useLocale, useWords } from './words.tsx';

/** The page in another language: a document of its own, so it works without script and nothing has to be stored. */
export const LanguageChoice = () => {
  const { t } = useWords();
  const current = useLocale();
  const { pathname, search } = useLocation();
  return (
    <nav aria-label={t('shell.language')}>
      <ul className="languages">
        {LOCALES.map((locale) => (
          <li key={locale}>
            <a
              href={withLanguage(pathname + search, locale)}
              hrefLang={locale}
              lang={locale}
              aria-current={locale === current ? 'true' : undefined}
            >
              {LOCALE_NAMES[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
