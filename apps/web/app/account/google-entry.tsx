import { Button } from '@candid/ui';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { AgeStatement } from './age-statement.tsx';

export interface GoogleEntryProps {
  readonly csrfToken: string;
  readonly returnTo: string;
  readonly ageLimit: number;
  readonly isStandIn: boolean;
}

/** Signing in through Google: what it gives, and what is kept of it, is said before (OH-02, OH-03). */
export const GoogleEntry = ({ csrfToken, returnTo, ageLimit, isStandIn }: GoogleEntryProps) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  return (
    <>
      <PageForm className="form-page__form" action="/auth/google">
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="returnTo" value={carried(returnTo)} />
        <AgeStatement limit={ageLimit} isForNewOnly />
        <Button type="submit" tone="primary">
          {t('signIn.google')}
        </Button>
      </PageForm>
      <dl className="facts">
        <dt>{t('signIn.given')}</dt>
        <dd>{t('signIn.givenValue')}</dd>
        <dt>{t('signIn.kept')}</dt>
        <dd>{t('signIn.keptValue')}</dd>
        <dt>{t('signIn.dropped')}</dt>
        <dd>{t('signIn.droppedValue')}</dd>
      </dl>
      {isStandIn ? <p className="form-page__note">{t('signIn.standIn')}</p> : null}
    </>
  );
};
