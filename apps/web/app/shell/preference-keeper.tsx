import { useEffect } from 'react';
import { withLanguage } from './carry-language.ts';
import type { PreferencesView } from './preferences-view.ts';
import { useTheme } from './theme.tsx';
import { useLocale } from './words.tsx';

export interface PreferenceKeeperProps {
  /** In which language the server answers this page. */
  readonly locale: string;
  readonly preferences: PreferencesView;
}

/**
 * Follows what somebody keeps with their account once it is known whose page it is: after signing in, and where the page itself carries
 * the session, so that its document could not know. Another language is another document.
 */
export const PreferenceKeeper = ({ locale, preferences: { place, kept } }: PreferenceKeeperProps): null => {
  const { change } = useTheme();
  const spoken = useLocale();
  useEffect(() => {
    if (place === 'account') change(kept.theme);
  }, [place, kept.theme, change]);
  useEffect(() => {
    if (locale === spoken) return;
    const { pathname, search, hash } = window.location;
    window.location.replace(withLanguage(pathname + search + hash, locale));
  }, [locale, spoken]);
  return null;
};
