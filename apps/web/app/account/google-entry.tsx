import { Button } from '@candid/ui';
import { useNavigate } from '@remix-run/react';
import { useSignedInBeside } from '../session/signed-in-beside.ts';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { useDraftWaits } from '../studio/kept-draft.tsx';
import { AgeStatement } from './age-statement.tsx';

export interface GoogleEntryProps {
  readonly csrfToken: string;
  readonly returnTo: string;
  readonly ageLimit: number;
  readonly isStandIn: boolean;
}

/**
 * Signing in through Google: what it gives, and what is kept of it, is said before (OH-02, OH-03). A draft lives in its page alone, so it
 * keeps that page, and Google has a tab of its own.
 */
export const GoogleEntry = ({ csrfToken, returnTo, ageLimit, isStandIn }: GoogleEntryProps) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  const navigate = useNavigate();
  const isBeside = useDraftWaits();
  useSignedInBeside(() => {
    if (isBeside) navigate(carried('/'));
  });
  return (
    <>
      {isBeside ? <p>{t('signIn.beside')}</p> : null}
      <PageForm className="form-page__form" action="/auth/google" target={isBeside ? '_blank' : undefined}>
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="returnTo" value={carried(isBeside ? '/sign-in/beside' : returnTo)} />
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
