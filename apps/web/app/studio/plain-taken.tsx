import { Button } from '@candid/ui';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { useStudio } from './studio-context.tsx';

/** Where there is no script the browser cannot say that a download arrived: its owner does, and the copy here goes (NA-04). */
export const PlainTaken = ({ imageId }: { readonly imageId: string }) => {
  const { t } = useWords();
  const { terms, csrfToken } = useStudio();
  if (!terms.endsOnDownload) return null;
  return (
    <noscript>
      <PageForm action={`/images/${imageId}/taken`}>
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="said" value="yes" />
        <Button type="submit" small title={t('frame.taken.hint')}>
          {t('frame.taken')}
        </Button>
      </PageForm>
    </noscript>
  );
};
