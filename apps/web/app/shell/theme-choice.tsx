import { Button, RadioCards } from '@candid/ui';
import { useFetcher, useLocation, useNavigate } from '@remix-run/react';
import type { ReactNode } from 'react';
import { THEME_PARAMETER, withParameter } from './carried-parameters.ts';
import type { PreferencesView } from './preferences-view.ts';
import { readTheme, useTheme } from './theme.tsx';
import { useWords } from './words.tsx';

const PATH = '/preferences';

interface ChoiceProps {
  readonly preferences: PreferencesView | null;
}

/** Lets a choice stay where the policy allows: with the account or in the browser, else in the address, else in the page alone. */
const useKeep = (preferences: PreferencesView | null): ((chosen: string) => void) => {
  const { submit } = useFetcher();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return (chosen) => {
    if (preferences === null || preferences.place === 'page') return;
    if (preferences.place === 'address') {
      const value = readTheme(chosen);
      navigate(withParameter(pathname + search, THEME_PARAMETER, value), { replace: true, preventScrollReset: true });
      return;
    }
    const back = withParameter(pathname + search, THEME_PARAMETER, null);
    submit({ theme: chosen, back, csrf: preferences.csrfToken }, { method: 'post', action: PATH, preventScrollReset: true });
  };
};

/** Without script the choice is a form of its own: sent where it is kept, or asked for by the address. */
const PlainForm = ({ preferences, children }: ChoiceProps & { readonly children: ReactNode }) => {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  if (preferences === null || preferences.place === 'page') return children;
  const isKept = preferences.place !== 'address';
  const others = [...new URLSearchParams(search)].filter(([name]) => name !== THEME_PARAMETER);
  const fields = isKept ? [['back', pathname + search] as const, ['csrf', preferences.csrfToken] as const] : others;
  return (
    <form className="header__theme-form" method={isKept ? 'post' : 'get'} action={isKept ? PATH : pathname}>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <noscript>
        <Button small type="submit">
          {t('shell.theme.apply')}
        </Button>
      </noscript>
    </form>
  );
};

/** The light of the room. */
export const ThemeChoice = ({ preferences }: ChoiceProps) => {
  const { t } = useWords();
  const { theme, change } = useTheme();
  const keep = useKeep(preferences);
  const choose = (chosen: 'auto' | 'light' | 'dark'): void => {
    change(readTheme(chosen));
    keep(chosen);
  };
  return (
    <div className="header__theme" title={t(`shell.theme.note.${preferences?.place ?? 'page'}`)}>
      <PlainForm preferences={preferences}>
        <RadioCards
          legend={t('shell.theme')}
          hideLegend
          look="segments"
          name="theme"
          value={theme ?? 'auto'}
          onChange={choose}
          choices={[
            { value: 'auto', label: t('shell.theme.auto') },
            { value: 'light', label: t('shell.theme.light') },
            { value: 'dark', label: t('shell.theme.dark') },
          ]}
        />
      </PlainForm>
    </div>
  );
};
