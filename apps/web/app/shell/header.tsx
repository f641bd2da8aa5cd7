import { Link, NavLink } from '@remix-run/react';
import { EndButton } from '../visit/end-button.tsx';
import { useCarriedLanguage } from './carry-language.ts';
import type { PreferencesView } from './preferences-view.ts';
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

export interface HeaderProps {
  /** Null where there are no accounts. */
  readonly person: { readonly isSignedIn: boolean } | null;
  /** Null where there is no session that a button could end. */
  readonly visit?: { readonly csrfToken: string } | null;
  /** What the policy has beside the table; null while nothing is known. */
  readonly places?: { readonly history: boolean; readonly tasks: boolean } | null;
  /** Null while nothing is known. */
  readonly preferences?: PreferencesView | null;
}

/** The table and what lies beside it; where nothing does, the mark leads home and that is enough. */
const Places = ({ places }: Pick<HeaderProps, 'places'>) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  if (!places?.history && !places?.tasks) return null;
  return (
    <nav className="header__places" aria-label={t('places.label')}>
      <NavLink to={carried('/')} end>
        {t('places.table')}
      </NavLink>
      {places.history ? <NavLink to={carried('/history')}>{t('places.history')}</NavLink> : null}
      {places.tasks ? <NavLink to={carried('/tasks')}>{t('places.tasks')}</NavLink> : null}
    </nav>
  );
};

/** The head of every page: the way home, the light, and the own account where there are any. */
export const Header = ({ person, places = null, visit = null, preferences = null }: HeaderProps) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  return (
    <header className="header">
      <Link className="header__home" to={carried('/')} aria-label={t('shell.home')}>
        <Mark />
        <span>{t('brand.name')}</span>
      </Link>
      <Places places={places} />
      <div className="header__side">
        <ThemeChoice preferences={preferences} />
        {visit ? <EndButton csrfToken={visit.csrfToken} /> : null}
        {person ? (
          <Link className="header__person" to={carried(person.isSignedIn ? '/account' : '/sign-in')}>
            {t(person.isSignedIn ? 'person.account' : 'person.signIn')}
          </Link>
        ) : null}
      </div>
    </header>
  );
};
