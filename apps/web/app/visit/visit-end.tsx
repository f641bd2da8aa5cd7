import { Button, Receipt } from '@candid/ui';
import { PageButton, PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';

/** What ended with a session, as the server tells it; `at` in ISO 8601. */
export interface Ended {
  readonly pictures: number;
  readonly underWay: number;
  readonly at: string;
}

export const isEnded = (data: unknown): data is Ended =>
  typeof data === 'object' && data !== null && 'pictures' in data && 'underWay' in data && 'at' in data;

export const Remains = ({ ended }: { readonly ended: Ended }) => {
  const { t, format } = useWords();
  const at = new Date(ended.at);
  return (
    <Receipt
      title={t('destroyed.title')}
      serial={<time dateTime={ended.at}>{format.time(at)}</time>}
      lines={[
        { label: t('visit.receipt.pictures'), value: format.number(ended.pictures) },
        { label: t('visit.receipt.underWay'), value: format.number(ended.underWay) },
        { label: t('visit.receipt.cookie'), value: t('visit.receipt.removed') },
        { label: t('destroyed.left'), value: t('destroyed.nothing'), tone: 'time' },
      ]}
    />
  );
};

export interface VisitEndProps {
  /** Of the session that could be ended; empty where there is none. */
  readonly csrfToken: string;
  readonly idle: number | null;
  readonly afterLastConnection: number | null;
  /** What has just ended; null when nothing has. */
  readonly ended: Ended | null;
}

/** The end of a session: what went with it, or how it can be ended now. */
export const VisitEnd = ({ csrfToken, idle, afterLastConnection, ended }: VisitEndProps) => {
  const { t } = useWords();
  const isThere = csrfToken !== '';
  return (
    <main className="form-page" id="main">
      <h1>{t(isThere ? 'visit.heading.there' : 'visit.heading.over')}</h1>
      {ended ? <Remains ended={ended} /> : null}
      {isThere ? (
        <p>{t('visit.body.there', { after: afterLastConnection ?? 0, idle: idle ?? 0 })}</p>
      ) : (
        <p>{t('visit.body.over')}</p>
      )}
      {isThere ? (
        <PageForm action="/session/end">
          <input type="hidden" name="csrf" value={csrfToken} />
          <Button type="submit" tone="danger">
            {t('visit.end')}
          </Button>
        </PageForm>
      ) : (
        <p>
          <PageButton href="/" tone="primary">
            {t('visit.again')}
          </PageButton>
        </p>
      )}
    </main>
  );
};
