import { Button } from '@candid/ui';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { IntentForm } from './intent-form.tsx';

export interface SessionLine {
  readonly id: string;
  readonly device: string | null;
  readonly signedInAt: string;
  readonly lastSeenAt: string;
  readonly endsAt: string;
  readonly isThis: boolean;
}

export interface SessionListProps {
  readonly csrfToken: string;
  readonly sessions: readonly SessionLine[];
}

const Line = ({ session, csrfToken }: { readonly session: SessionLine; readonly csrfToken: string }) => {
  const { t } = useWords();
  const device = session.device ?? t('account.session.unknown');
  const at = new Date(session.signedInAt);
  return (
    <li className="session-list__line">
      <div>
        <strong>{device}</strong>{' '}
        {session.isThis ? <span className="session-list__this">{t('account.session.this')}</span> : null}
        <p className="form-page__note">
          {t('account.session.since', { at })} · {t('account.session.seen', { at: new Date(session.lastSeenAt) })} ·{' '}
          {t('account.session.ends', { at: new Date(session.endsAt) })}
        </p>
      </div>
      {session.isThis ? (
        <PageForm action="/sign-out">
          <input type="hidden" name="csrf" value={csrfToken} />
          <Button type="submit" small>
            {t('person.signOut')}
          </Button>
        </PageForm>
      ) : (
        <IntentForm intent="end-session" csrfToken={csrfToken}>
          <input type="hidden" name="session" value={session.id} />
          <Button type="submit" small aria-label={t('account.session.endSpoken', { device, at })}>
            {t('account.session.end')}
          </Button>
        </IntentForm>
      )}
    </li>
  );
};

/** Every browser that is signed in, each with a way to end it (OH-16). */
export const SessionList = ({ csrfToken, sessions }: SessionListProps) => {
  const { t } = useWords();
  return (
    <section className="form-page__section">
      <h2>{t('account.sessions')}</h2>
      <ul className="session-list">
        {sessions.map((session) => (
          <Line key={session.id} session={session} csrfToken={csrfToken} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <IntentForm intent="end-others" csrfToken={csrfToken}>
          <Button type="submit">{t('account.sessions.endOthers')}</Button>
        </IntentForm>
      ) : null}
    </section>
  );
};
