import { Notice } from '@candid/ui';
import { PageButton } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { isRunning } from './store.ts';
import { useStudio } from './studio-context.tsx';

/** Where there is no script: says that the table does not move by itself, and how to see how far it is. */
export const PlainProgress = () => {
  const { t } = useWords();
  const { view } = useStudio();
  if (!view.generations.some(isRunning)) return null;
  const again = (
    <PageButton small href="/">
      {t('plain.again')}
    </PageButton>
  );
  return (
    <noscript>
      <Notice title={t('plain.title')} action={again} />
    </noscript>
  );
};
