import { Button, Notice } from '@candid/ui';
import { FormProblem } from '../account/password-fields.tsx';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { AddressField, KindField, startOf, WordsField, type RefusedLetter } from './letter-fields.tsx';

/** What the page is told of where its letters go. */
export interface RelayView {
  readonly mailbox: string;
  readonly longest: number;
  /** How long one lies here at most, in milliseconds. */
  readonly transit: number;
  readonly csrfToken: string;
  /** What tells this form from any other, so that one that is sent twice is one letter. */
  readonly form: string;
}

/** A letter that was taken, in times as text. */
export interface SentRelay {
  readonly due: string;
  readonly until: string;
  readonly isAnswerable: boolean;
}

const Problem = ({ problem, mailbox }: { readonly problem: RefusedLetter['problem'] | undefined; readonly mailbox: string }) => {
  const { t, failure } = useWords();
  if (problem !== 'hour_full') return <FormProblem problem={problem === 'email_invalid' ? undefined : problem} />;
  return (
    <Notice tone="trouble" title={failure(problem).what}>
      {t('relay.tooMany', { mailbox })}
    </Notice>
  );
};

/** A letter to the people behind the service, who get it by mail: nothing of it stays, and nobody has to say who they are (NA-06, NA-14). */
export const RelayForm = ({
  mailbox,
  longest,
  transit,
  csrfToken,
  form,
  refused,
}: RelayView & { readonly refused: RefusedLetter | null }) => {
  const { t } = useWords();
  const { problem, typed } = startOf(refused);
  return (
    <>
      <p>{t('relay.intro', { mailbox, transit })}</p>
      <PageForm className="form-page__form" action="/contact#letter" encType="multipart/form-data">
        <Problem problem={problem} mailbox={mailbox} />
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="form" value={form} />
        <KindField typed={typed} />
        <AddressField
          typed={typed}
          problem={problem}
          label={t('relay.address')}
          hint={t('relay.address.hint')}
          required={false}
        />
        <WordsField typed={typed} hint={t('relay.text.hint')} longest={longest} />
        <Button type="submit" tone="primary">
          {t('letter.send')}
        </Button>
      </PageForm>
    </>
  );
};

/** What happens with a letter now, and what happens if it cannot be handed on: nobody could be told of that. */
export const RelaySent = ({ mailbox, due, until, isAnswerable }: SentRelay & Pick<RelayView, 'mailbox'>) => {
  const { t } = useWords();
  return (
    <>
      <Notice title={t('relay.sent')}>{t('relay.sent.body', { mailbox, until: new Date(until) })}</Notice>
      <p>{t('relay.sent.lost')}</p>
      <p>{isAnswerable ? t('relay.sent.due', { due: new Date(due), mailbox }) : t('relay.sent.unanswerable')}</p>
    </>
  );
};
