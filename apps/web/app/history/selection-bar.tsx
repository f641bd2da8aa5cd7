import { Button, Icon } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import type { Selection } from './use-selection.ts';

export type SelectionBarProps = {
  readonly selection: Selection;
  readonly onPage: number;
  /** False until the page is alive: then the browser keeps the ticks, and nobody counts them. */
  readonly isAlive: boolean;
};

/** What can be done with the ticked pictures. Deleting says what goes, and how many, before its button is there. */
export const SelectionBar = ({ selection, onPage, isAlive }: SelectionBarProps) => {
  const { t } = useWords();
  const count = selection.chosen.size;
  if (isAlive && count === 0) return null;
  return (
    <div className="selection" role="group" aria-label={t('history.selection')}>
      <p className="selection__count" role="status">
        {isAlive ? t('history.selected', { count }) : t('history.ticked')}
      </p>
      {isAlive ? (
        <span className="selection__scope">
          {count < onPage ? (
            <Button tone="quiet" small onClick={selection.chooseAll}>
              {t('history.selectPage', { count: onPage })}
            </Button>
          ) : null}
          <Button tone="quiet" small onClick={selection.clear}>
            {t('history.selectNone')}
          </Button>
        </span>
      ) : null}
      <Button type="submit" formAction="/history/zip">
        <Icon name="download" />
        {t('history.zip')}
      </Button>
      <details className="selection__remove">
        <summary className="button">{t('history.remove')}</summary>
        <div className="selection__confirm">
          <p>{isAlive ? t('history.remove.body', { count }) : t('history.remove.plain')}</p>
          <Button type="submit" tone="danger">
            {isAlive ? t('history.remove.confirm', { count }) : t('history.remove.confirm.plain')}
          </Button>
        </div>
      </details>
    </div>
  );
};
