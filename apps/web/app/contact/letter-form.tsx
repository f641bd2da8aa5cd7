import type { ErrorCode } from '@candid/kernel';
import { Button, Field, Select, TextArea } from '@candid/ui';
import { FormProblem } from '../account/password-fields.tsx';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';

const OF_FILES: readonly ErrorCode[] = ['enclosure_too_many', 'enclosure_too_large', 'enclosure_unsupported'];
/** What the browser offers to choose; what the bytes are is for the server to find out. */
const ACCEPTED = 'image/png,image/jpeg,image/webp,application/pdf,text/plain';
const KINDS = ['privacy', 'technical', 'general'] as const;

/** What a letter came back with when it was refused. */
export interface RefusedLetter {
  readonly problem: ErrorCode;
  readonly typed: { readonly kind: string; readonly address: string; readonly text: string };
}

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
  const { t, failure } = useWords();
  const { problem, typed } = refused ?? { problem: undefined, typed: { kind: 'general', address: '', text: '' } };
  const atAddress = problem === 'email_invalid';
  const atFiles = problem !== undefined && OF_FILES.includes(problem);
  const reason = (code: ErrorCode): string => `${failure(code).what} ${failure(code).advice}`;
  const filesHint = t('letter.files.hint', { count: files.most, size: files.bytes });
  return (
    <PageForm className="form-page__form" action="/contact#letter" encType="multipart/form-data">
      <FormProblem problem={atAddress || atFiles ? undefined : problem} />
      <input type="hidden" name="csrf" value={csrfToken} />
      <Select label={t('letter.kind')} name="kind" defaultValue={typed.kind}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`letter.kind.${kind}`)}
          </option>
        ))}
      </Select>
      {isSignedIn ? (
        <p className="form-page__note">{t('letter.account')}</p>
      ) : (
        <Field
          label={t('letter.address')}
          hint={t('letter.address.hint')}
          error={atAddress ? reason(problem) : undefined}
          name="address"
          type="text"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={typed.address}
        />
      )}
      <TextArea
        label={t('letter.text')}
        hint={t('letter.text.hint')}
        name="text"
        rows={8}
        maxLength={longest}
        required
        defaultValue={typed.text}
      />
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
