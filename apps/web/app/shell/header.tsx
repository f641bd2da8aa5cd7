import { Link } from '@remix-run/react';
import { ThemeChoice } from './theme-choice.tsx';
import { useWords } from './words.tsx';

/** The mark: a frame whose edge has run down to a third, with an ember where it stands. */
const Mark = () => (
  <svg className="mark" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
    <rect className="mark__track" x="2" y="2" width="18" height="18" />
    <path className="mark__left" d="M2 2h18v9" />
    <circle className="mark__ember" cx="20" cy="11" r="2" />
  </svg>
);

/** The head of every page: the way home, and the light. */
export const Header = () => {
  const { t } = useWords();
  return (
    <header className="header">
      <Link className="header__home" to="/" aria-label={t('shell.home')}>
        <Mark />
        <span>{t('brand.name')}</span>
      </Link>
      <ThemeChoice />
    </header>
  );
};
