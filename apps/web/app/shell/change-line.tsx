import { Button } from '@candid/ui';
import { Link, useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useCarriedLanguage } from './carry-language.ts';
import { PageForm } from './page-links.tsx';
import { useWords } from './words.tsx';

/** A changed policy, as a page tells of it. */
export interface ChangeView {
  readonly version: string;
  readonly effectiveAt: string;
  readonly isInForce: boolean;
  /** The first characters of the hashes of the two texts. */
  readonly from: string;
  readonly to: string;
  /** Titles of the pages that change. */
  readonly pages: readonly string[];
  /** For the form by which somebody says that they have read it; null where that is not remembered. */
  readonly csrfToken: string | null;
  /** When it goes by itself; null where somebody says that they have read it. */
  readonly toldUntil: string | null;
}

interface HideProps {
  readonly hide: () => void;
}

/** Puts the line away until the page is loaded anew: that is known to this page alone, and kept nowhere. It takes script. */
const Hide = ({ hide }: HideProps) => {
  const { t } = useWords();
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return isAlive ? (
    <Button small tone="quiet" onClick={hide}>
      {t('change.hide')}
    </Button>
  ) : null;
};

/** One quiet line over the page: what changes, from when on, and where to read it (HI-26, CR-28, OD-17). */
export const ChangeLine = ({ change }: { readonly change: ChangeView }) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  const { pathname, search } = useLocation();
  const [hidden, setHidden] = useState<string | null>(null);
  const { version, isInForce, from, to, pages, csrfToken, toldUntil } = change;
  const at = new Date(change.effectiveAt);
  if (hidden === version) return null;
  return (
    <aside className="change-line" aria-label={t('change.label')}>
      <p className="change-line__words">
        {isInForce ? t('change.since', { at }) : t('change.from', { at })}{' '}
        <span className="change-line__more">
          {pages.length === 0 ? null : t('change.pages', { pages })}{' '}
          {isInForce && toldUntil !== null ? t('change.until', { at: new Date(toldUntil) }) : null}
        </span>
      </p>
      <div className="change-line__acts">
        <Link to={carried(`/privacy/versions?from=${from}&to=${to}`)}>{t(isInForce ? 'change.readNow' : 'change.read')}</Link>
        {csrfToken === null ? (
          <Hide hide={() => setHidden(version)} />
        ) : (
          <PageForm action="/changes/dismiss">
            <input type="hidden" name="csrf" value={csrfToken} />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="to" value={`${pathname}${search}`} />
            <Button type="submit" small tone="quiet">
              {t('change.dismiss')}
            </Button>
          </PageForm>
        )}
      </div>
    </aside>
  );
};
