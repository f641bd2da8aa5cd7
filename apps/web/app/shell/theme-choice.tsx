import { RadioCards } from '@candid/ui';
import { useState } from 'react';
import { useWords } from './words.tsx';

type Theme = 'auto' | 'light' | 'dark';

const applyTheme = (theme: Theme): void => {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

/** The light of the room. It holds for this page and is not stored anywhere. */
export const ThemeChoice = () => {
  const { t } = useWords();
  const [theme, setTheme] = useState<Theme>('auto');
  const choose = (chosen: Theme): void => {
    setTheme(chosen);
    applyTheme(chosen);
  };
  return (
    <div className="header__theme" title={t('shell.theme.note')}>
      <RadioCards
        legend={t('shell.theme')}
        hideLegend
        look="segments"
        name="theme"
        value={theme}
        onChange={choose}
        choices={[
          { value: 'auto', label: t('shell.theme.auto') },
          { value: 'light', label: t('shell.theme.light') },
          { value: 'dark', label: t('shell.theme.dark') },
        ]}
      />
    </div>
  );
};
