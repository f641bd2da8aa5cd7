import { Button } from '@candid/ui';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';

/** In the head of every page of a session: ends it at once, with all it holds (NA-08). */
export const EndButton = ({ csrfToken }: { readonly csrfToken: string }) => {
  const { t } = useWords();
  return (
    <PageForm action="/session/end">
      <input type="hidden" name="csrf" value={csrfToken} />
      <Button type="submit" small title={t('visit.end.hint')}>
        {t('visit.end')}
      </Button>
    </PageForm>
  );
};
