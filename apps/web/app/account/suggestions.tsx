import { Button } from '@candid/ui';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import type { SuggestionStanding } from '../history/view.ts';

/** Whether settings are suggested from the person's own pictures, and the switch: it counts at once (HI-08, HI-22). */
export const Suggestions = ({ csrfToken, standing }: { readonly csrfToken: string; readonly standing: SuggestionStanding }) => {
  const { t } = useWords();
  return (
    <section className="form-page__section" id="suggestions">
      <h2>{t('suggestions.heading')}</h2>
      <p>{t('suggestions.body')}</p>
      <p className="form-page__note">{t(`suggestions.${standing}`)}</p>
      {standing === 'restricted' ? null : (
        <PageForm action="/account/suggestions">
          <input type="hidden" name="csrf" value={csrfToken} />
          <input type="hidden" name="wish" value={standing === 'on' ? 'off' : 'on'} />
          <Button type="submit">{t(standing === 'on' ? 'suggestions.switchOff' : 'suggestions.switchOn')}</Button>
        </PageForm>
      )}
    </section>
  );
};
