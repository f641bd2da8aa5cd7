import { Button } from '@candid/ui';
import type { RefusedForm } from '../server/password-forms.ts';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import { PageButton, PageForm, PageLink } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { EmailField, PresentPasswordField } from './password-fields.tsx';

export interface PasswordEntryProps {
  readonly csrfToken: string;
  readonly returnTo: string;
  readonly refused: RefusedForm | undefined;
}

/** Signing in by address and password, and the ways for those who cannot yet (HI-01). */
export const PasswordEntry = ({ csrfToken, returnTo, refused }: PasswordEntryProps) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  return (
    <>
      <PageForm className="form-page__form" action="/sign-in">
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="returnTo" value={carried(returnTo)} />
        <EmailField problem={refused?.problem} typed={refused?.typed.email} />
        <PresentPasswordField />
        <Button type="submit" tone="primary">
          {t('signIn.submit')}
        </Button>
      </PageForm>
      <p className="form-page__ways">
        <PageLink to="/forgot">{t('signIn.forgot')}</PageLink>
        <PageButton href="/sign-up">{t('signIn.new')}</PageButton>
      </p>
    </>
  );
};
