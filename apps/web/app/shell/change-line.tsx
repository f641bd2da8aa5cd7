import { Button } from '@candid/ui';
import { Link, useLocation } from '@remix-run/react';
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
}

/** One quiet line over the page: what changes, from when on, and where to read it (HI-26, CR-28). */
export const ChangeLine = ({ change }: { readonly change: ChangeView }) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  const { pathname, search } = useLocation();
  const { version, isInForce, from, to, pages, csrfToken } = change;
  const at = new Date(change.effectiveAt);
  return (
    <aside className="change-line" aria-label={t('change.label')}>
      <p className="change-line__words">
        {isInForce ? t('change.since', { at }) : t('change.from', { at })}{' '}
        {pages.length === 0 ? null : <span className="change-line__pages">{t('change.pages', { pages })}</span>}
      </p>
      <div className="change-line__acts">
        <Link to={carried(`/privacy/versions?from=${from}&to=${to}`)}>{t('change.read')}</Link>
        {csrfToken === null ? null : (
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
