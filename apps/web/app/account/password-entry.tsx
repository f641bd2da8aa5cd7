import { Button, ButtonLink } from '@candid/ui';
import type { RefusedForm } from '../server/password-forms.ts';
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
  return (
    <>
      <form className="form-page__form" method="post" action="/sign-in">
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="returnTo" value={returnTo} />
        <EmailField problem={refused?.problem} typed={refused?.typed.email} />
        <PresentPasswordField />
        <Button type="submit" tone="primary">
          {t('signIn.submit')}
        </Button>
      </form>
      <p className="form-page__ways">
        <a href="/forgot">{t('signIn.forgot')}</a>
        <ButtonLink href="/sign-up">{t('signIn.new')}</ButtonLink>
      </p>
    </>
  );
};
