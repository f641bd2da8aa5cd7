import { Button, Notice } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import { IntentForm } from './intent-form.tsx';

/** Deleting: what happens and until when it can be taken back is said before the button is there. */
export const CloseAccount = ({ csrfToken, grace }: { readonly csrfToken: string; readonly grace: number }) => {
  const { t } = useWords();
  return (
    <section className="form-page__section">
      <details>
        <summary>{t('account.close')}</summary>
        <IntentForm className="form-page__form" intent="close" csrfToken={csrfToken}>
          <p>{t('account.close.body', { grace })}</p>
          <Button type="submit" tone="danger">
            {t('account.close.confirm')}
          </Button>
        </IntentForm>
      </details>
    </section>
  );
};

/** What stands over the account while its deletion can be taken back. */
export const ReopenAccount = ({ csrfToken, eraseAfter }: { readonly csrfToken: string; readonly eraseAfter: string }) => {
  const { t } = useWords();
  const keep = (
    <IntentForm intent="reopen" csrfToken={csrfToken}>
      <Button type="submit" tone="primary">
        {t('account.reopen')}
      </Button>
    </IntentForm>
  );
  return (
    <Notice tone="trouble" title={t('account.closing.title')} action={keep}>
      {t('account.closing.body', { at: new Date(eraseAfter) })}
    </Notice>
  );
};
