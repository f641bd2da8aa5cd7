import { LOCALE_NAMES, LOCALES, type Locale } from '@candid/messages';
import { useLocation } from '@remix-run/react';
import { withLanguage } from './carry-language.ts';
import type { PreferencesView } from './preferences-view.ts';
import { useLocale, useWords } from './words.tsx';

interface ChoiceProps {
  readonly locale: Locale;
  readonly isCurrent: boolean;
}

const LanguageLink = ({ locale, isCurrent }: ChoiceProps) => {
  const { pathname, search } = useLocation();
  const href = withLanguage(pathname + search, locale);
  return (
    <a href={href} hrefLang={locale} lang={locale} aria-current={isCurrent ? 'true' : undefined}>
      {LOCALE_NAMES[locale]}
    </a>
  );
};

const LanguageButton = ({ locale, isCurrent }: ChoiceProps) => (
  <button type="submit" name="language" value={locale} lang={locale} aria-current={isCurrent ? 'true' : undefined}>
    {LOCALE_NAMES[locale]}
  </button>
);

/**
 * The page in another language: a document of its own, so it works without script. Where the policy keeps the choice it is a form, else a
 * link whose address says it.
 */
export const LanguageChoice = ({ preferences }: { readonly preferences: PreferencesView | null }) => {
  const { t } = useWords();
  const current = useLocale();
  const { pathname, search } = useLocation();
  const isKept = preferences?.place === 'account' || preferences?.place === 'cookie';
  const Choice = isKept ? LanguageButton : LanguageLink;
  const list = (
    <ul className="languages">
      {LOCALES.map((locale) => (
        <li key={locale}>
          <Choice locale={locale} isCurrent={locale === current} />
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={t('shell.language')}>
      {isKept ? (
        <form method="post" action="/preferences">
          <input type="hidden" name="back" value={pathname + search} />
          <input type="hidden" name="csrf" value={preferences.csrfToken} />
          {list}
        </form>
      ) : (
        list
      )}
    </nav>
  );
};
