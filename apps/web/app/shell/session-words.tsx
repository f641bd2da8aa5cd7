import { Notice } from '@candid/ui';
import { usePageSession } from '../session/session-context.tsx';
import { PageButton } from './page-links.tsx';
import { useWords } from './words.tsx';

/** A page of somebody's own, before it is known whose. */
export const Waiting = () => {
  const { t } = useWords();
  return (
    <main className="form-page" id="main" aria-busy="true">
      <p className="form-page__note">{t('session.waiting')}</p>
    </main>
  );
};

/** Without script nothing can carry the session here: there are no cookies. */
export const NeedsScript = () => {
  const { t } = useWords();
  return (
    <noscript>
      <div className="session-notice">
        <Notice tone="trouble" title={t('session.script.title')}>
          {t('session.script.body')}
        </Notice>
      </div>
    </noscript>
  );
};

/** Said once the server no longer knows the token of whoever was signed in here. */
export const SessionEnded = () => {
  const { t } = useWords();
  if (usePageSession()?.hasEnded !== true) return null;
  const again = (
    <PageButton small href="/sign-in">
      {t('person.signIn')}
    </PageButton>
  );
  return (
    <div className="session-notice">
      <Notice tone="trouble" title={t('session.ended.title')} action={again}>
        {t('session.ended.body')}
      </Notice>
    </div>
  );
};
