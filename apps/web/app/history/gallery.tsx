import { Button, ButtonLink } from '@candid/ui';
import { useLocation, useSubmit } from '@remix-run/react';
import { useEffect, useState, type FormEvent } from 'react';
import { useServerNow } from '../live/browser-clock.ts';
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
      {isFirstPage ? <span /> : <ButtonLink href={addressOf(null)}>{t('history.newest')}</ButtonLink>}
      {next === null ? <span /> : <ButtonLink href={addressOf(next)}>{t('history.older')}</ButtonLink>}
    </nav>
  );
};

/** What concerns all pictures: a ZIP of those that fit the filter, and deleting everything. */
const Everything = ({ counts, fields, csrfToken }: Pick<GalleryProps, 'counts' | 'fields' | 'csrfToken'>) => {
  const { t } = useWords();
  const send = useSend();
  return (
    <section className="history__all">
      <form method="post" action="/history/zip">
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="scope" value="fitting" />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit">{t('history.zip.all', { count: counts.fitting })}</Button>
      </form>
      <details>
        <summary className="button button--quiet">{t('history.removeAll')}</summary>
        <form className="history__confirm" method="post" action="/history" onSubmit={send}>
          <input type="hidden" name="csrf" value={csrfToken} />
          <input type="hidden" name="scope" value="all" />
          <p>{t('history.removeAll.body', { count: counts.all })}</p>
          <Button type="submit" tone="danger">
            {t('history.removeAll.confirm', { count: counts.all })}
          </Button>
        </form>
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
      <form className="history__gallery" method="post" action="/history" aria-label={t('history.pictures')} onSubmit={send}>
        <input type="hidden" name="csrf" value={csrfToken} />
        <ul className="sheet__items">
          {pictures.map((picture) => (
            <PicturePrint key={picture.id} picture={picture} now={now} lifetimeMs={lifetimeMs} selection={selection} />
          ))}
        </ul>
        <SelectionBar selection={selection} onPage={pictures.length} isAlive={isAlive} />
      </form>
      <Pages {...props} />
      <Everything {...props} />
    </>
  );
};
