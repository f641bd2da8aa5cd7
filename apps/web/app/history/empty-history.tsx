import { ButtonLink } from '@candid/ui';
import { useWords } from '../shell/words.tsx';

/** Nothing yet, or nothing any more. */
export const EmptyHistory = () => {
  const { t } = useWords();
  return (
    <section className="history__empty">
      <p>{t('history.empty')}</p>
      <ButtonLink href="/" tone="primary">
        {t('history.empty.make')}
      </ButtonLink>
    </section>
  );
};
