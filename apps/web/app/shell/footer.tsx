import type { Milliseconds } from '@candid/kernel';
import { Link } from '@remix-run/react';
import { useCarriedLanguage } from './carry-language.ts';
import { LanguageChoice } from './language-choice.tsx';
import type { PreferencesView } from './preferences-view.ts';
import { useWords } from './words.tsx';

export type PolicyView = {
  readonly id: string;
  readonly version: string;
  readonly resultLifetimeMs: Milliseconds;
  /** A picture is destroyed once its owner has downloaded it whole. */
  readonly endsOnDownload: boolean;
  /** There is a page where anybody can tell of a child. */
  readonly takesReports: boolean;
  /** There is a page where anybody can ask for newsletters. */
  readonly sendsNews: boolean;
};

export interface FooterProps {
  readonly policy: PolicyView;
  /** The pages the policy publishes, by their names in the language of the page. */
  readonly pages: readonly { readonly page: string; readonly title: string }[];
  /** There is something to choose. */
  readonly asksForConsent: boolean;
  /** The reader's browser sends Global Privacy Control. */
  readonly signalsGpc: boolean;
  /** Null while nothing is known. */
  readonly preferences?: PreferencesView | null;
}

/** The foot of every page: the pages of the policy in force, its version, and the languages. */
export const Footer = ({ policy, pages, asksForConsent, signalsGpc, preferences = null }: FooterProps) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  return (
    <footer className="footer">
      <div className="footer__inner">
        <nav aria-label={t('pages.title')}>
          <ul className="footer__pages">
            {pages.map(({ page, title }) => (
              <li key={page}>
                <Link to={carried(`/${page}`)}>{title}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="footer__end">
          <p className="u-mono footer__note">
            <Link to={carried('/privacy/versions')}>{t('shell.policy', { id: policy.id, version: policy.version })}</Link>
          </p>
          {policy.takesReports ? (
            <p className="footer__note">
              <Link to={carried('/report')}>{t('report.link')}</Link>
            </p>
          ) : null}
          {policy.sendsNews ? (
            <p className="footer__note">
              <Link to={carried('/newsletter')}>{t('newsletter.link')}</Link>
            </p>
          ) : null}
          {asksForConsent ? (
            <p className="footer__note">
              <Link to={carried('/consent')}>{t('consent.link')}</Link>
            </p>
          ) : null}
          {signalsGpc ? <p className="footer__note">{t('consent.gpc.foot')}</p> : null}
          <LanguageChoice preferences={preferences} />
        </div>
      </div>
    </footer>
  );
};
