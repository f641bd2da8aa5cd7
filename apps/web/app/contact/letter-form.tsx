import type { ErrorCode } from '@candid/kernel';
import { Button, Field } from '@candid/ui';
import { FormProblem } from '../account/password-fields.tsx';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { AddressField, KindField, startOf, useReason, WordsField, type RefusedLetter } from './letter-fields.tsx';

const OF_FILES: readonly ErrorCode[] = ['enclosure_too_many', 'enclosure_too_large', 'enclosure_unsupported'];
/** What the browser offers to choose; what the bytes are is for the server to find out. */
const ACCEPTED = 'image/png,image/jpeg,image/webp,application/pdf,text/plain';

export interface LetterFormProps {
  readonly longest: number;
  readonly files: { readonly most: number; readonly bytes: number };
  /** Whoever is signed in is answered at their account's address. */
  readonly isSignedIn: boolean;
  readonly csrfToken: string;
  readonly refused: RefusedLetter | null;
}

/** A letter to the people behind the service; it works without script. */
export const LetterForm = ({ longest, files, isSignedIn, csrfToken, refused }: LetterFormProps) => {
  const { t } = useWords();
  const reason = useReason();
  const { problem, typed } = startOf(refused);
  const atFiles = problem !== undefined && OF_FILES.includes(problem);
  const atField = atFiles || problem === 'email_invalid';
  const filesHint = t('letter.files.hint', { count: files.most, size: files.bytes });
  return (
    <PageForm className="form-page__form" action="/contact#letter" encType="multipart/form-data">
      <FormProblem problem={atField ? undefined : problem} />
      <input type="hidden" name="csrf" value={csrfToken} />
      <KindField typed={typed} />
      {isSignedIn ? (
        <p className="form-page__note">{t('letter.account')}</p>
      ) : (
        <AddressField typed={typed} problem={problem} label={t('letter.address')} hint={t('letter.address.hint')} required />
      )}
      <WordsField typed={typed} hint={t('letter.text.hint')} longest={longest} />
      <Field
        label={t('letter.files')}
        hint={problem === undefined ? filesHint : `${t('letter.files.again')} ${filesHint}`}
        error={atFiles ? reason(problem) : undefined}
        name="files"
        type="file"
        multiple={files.most > 1}
        accept={ACCEPTED}
      />
      <Button type="submit" tone="primary">
        {t('letter.send')}
      </Button>
    </PageForm>
  );
};
