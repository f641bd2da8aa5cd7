import { Button } from '@candid/ui';
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
  return (
    <>
      <form className="form-page__form" method="post" action="/auth/google">
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <AgeStatement limit={ageLimit} isForNewOnly />
        <Button type="submit" tone="primary">
          {t('signIn.google')}
        </Button>
      </form>
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
