import { Frame } from '@candid/ui';
import { PageButton } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { shapeOf } from '../studio/shape.ts';

/** Frames that wait for their pictures. */
const BLANKS = [
  { width: 3, height: 2 },
  { width: 1, height: 1 },
  { width: 16, height: 9 },
] as const;

/** Nothing yet, or nothing any more. */
export const EmptyHistory = () => {
  const { t } = useWords();
  return (
    <section className="history__empty">
      <p>{t('history.empty')}</p>
      <PageButton href="/" tone="primary">
        {t('history.empty.make')}
      </PageButton>
      <ul className="sheet__items history__blanks" aria-hidden="true">
        {BLANKS.map(({ width, height }) => (
          <li key={width} className="sheet__item" data-shape={shapeOf(width, height)}>
            <Frame state="destroyed" width={width} height={height} caption={null} />
          </li>
        ))}
      </ul>
    </section>
  );
};
