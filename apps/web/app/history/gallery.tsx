import { Button } from '@candid/ui';
import { useLocation, useSubmit } from '@remix-run/react';
import { useEffect, useState, type FormEvent } from 'react';
import { useServerNow } from '../live/browser-clock.ts';
import { PageButton, PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { PicturePrint } from './picture-print.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useSelection } from './use-selection.ts';
import type { FilterFields, PictureView } from './view.ts';

const HALF_MINUTE_MS = 30_000;

export type GalleryProps = {
  readonly pictures: readonly PictureView[];
  readonly counts: { readonly all: number; readonly fitting: number };
  readonly fields: FilterFields;
  readonly next: string | null;
  readonly isFirstPage: boolean;
  readonly csrfToken: string;
  readonly lifetimeMs: number;
  readonly serverTime: string;
};

/** Deleting stays in the page; a download is the browser's own. */
const useSend = () => {
  const submit = useSubmit();
  return (event: FormEvent<HTMLFormElement>): void => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter?.getAttribute('formaction')) return;
    event.preventDefault();
    submit(event.currentTarget, { preventScrollReset: true });
  };
};

/** The older and the newest pictures, by addresses that carry the filter along. */
const Pages = ({ next, isFirstPage }: Pick<GalleryProps, 'next' | 'isFirstPage'>) => {
  const { t } = useWords();
  const { search } = useLocation();
  if (next === null && isFirstPage) return null;
  const addressOf = (after: string | null): string => {
    const wish = new URLSearchParams(search);
    if (after === null) wish.delete('after');
    else wish.set('after', after);
    return wish.size === 0 ? '/history' : `/history?${wish.toString()}`;
  };
  return (
    <nav className="history__pages" aria-label={t('history.pages')}>
      {isFirstPage ? <span /> : <PageButton href={addressOf(null)}>{t('history.newest')}</PageButton>}
      {next === null ? <span /> : <PageButton href={addressOf(next)}>{t('history.older')}</PageButton>}
    </nav>
  );
};

/** What concerns all pictures: a ZIP of those that fit the filter, and deleting everything. */
const Everything = ({ counts, fields, csrfToken }: Pick<GalleryProps, 'counts' | 'fields' | 'csrfToken'>) => {
  const { t } = useWords();
  const send = useSend();
  return (
    <section className="history__all">
      <PageForm action="/history/zip">
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="scope" value="fitting" />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit">{t('history.zip.all', { count: counts.fitting })}</Button>
      </PageForm>
      <details>
        <summary className="button button--quiet">{t('history.removeAll')}</summary>
        <PageForm className="history__confirm" action="/history" onSubmit={send}>
          <input type="hidden" name="csrf" value={csrfToken} />
          <input type="hidden" name="scope" value="all" />
          <p>{t('history.removeAll.body', { count: counts.all })}</p>
          <Button type="submit" tone="danger">
            {t('history.removeAll.confirm', { count: counts.all })}
          </Button>
        </PageForm>
      </details>
    </section>
  );
};

/** The pictures of a page in rows of one height, each of which can be ticked. */
export const Gallery = (props: GalleryProps) => {
  const { pictures, csrfToken, lifetimeMs, serverTime } = props;
  const { t } = useWords();
  const now = useServerNow(serverTime, HALF_MINUTE_MS);
  const selection = useSelection(pictures.map(({ id }) => id));
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const send = useSend();
  return (
    <>
      <PageForm className="history__gallery" action="/history" aria-label={t('history.pictures')} onSubmit={send}>
        <input type="hidden" name="csrf" value={csrfToken} />
        <ul className="sheet__items">
          {pictures.map((picture) => (
            <PicturePrint key={picture.id} picture={picture} now={now} lifetimeMs={lifetimeMs} selection={selection} />
          ))}
        </ul>
        <SelectionBar selection={selection} onPage={pictures.length} isAlive={isAlive} />
      </PageForm>
      <Pages {...props} />
      <Everything {...props} />
    </>
  );
};
