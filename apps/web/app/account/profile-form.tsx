import type { ErrorCode } from '@candid/kernel';
import { Button, Field } from '@candid/ui';
import { PageButton } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { IntentForm } from './intent-form.tsx';
import { useNameReason } from './password-fields.tsx';

export interface ProfileFormProps {
  readonly csrfToken: string;
  readonly profile: {
    readonly email: string;
    readonly name: string | null;
    readonly since: string;
    readonly signIn: 'google' | 'password';
  };
  /** Whether people have a name here. */
  readonly hasNames: boolean;
  /** What came back when a name could not be kept: the code, and the name as it was typed. */
  readonly refused: { readonly problem?: ErrorCode; readonly name?: string } | undefined;
}

/** Who the account is of. The name can be corrected at once; an address of Google's is Google's to vouch for. */
export const ProfileForm = ({ csrfToken, profile, hasNames, refused }: ProfileFormProps) => {
  const { t } = useWords();
  const { problem, name = profile.name ?? '' } = refused ?? {};
  const reason = useNameReason(problem);
  return (
    <section className="form-page__section">
      <h2>{t('account.profile')}</h2>
      <dl className="facts">
        <dt>{t('account.email')}</dt>
        <dd>{profile.email}</dd>
        <dt>{t('account.since')}</dt>
        <dd>{t('account.sinceValue', { since: new Date(profile.since) })}</dd>
      </dl>
      {profile.signIn === 'password' ? (
        <p className="form-page__ways">
          <PageButton href="/account/address">{t('account.address.change')}</PageButton>
          <PageButton href="/account/password">{t('account.password.change')}</PageButton>
        </p>
      ) : null}
      {hasNames ? (
        <IntentForm className="form-page__row" intent="rename" csrfToken={csrfToken}>
          <Field
            label={t('account.name')}
            name="name"
            defaultValue={name}
            autoComplete="name"
            hint={t('account.name.hint')}
            error={reason}
          />
          <Button type="submit">{t('account.name.save')}</Button>
        </IntentForm>
      ) : null}
    </section>
  );
};
