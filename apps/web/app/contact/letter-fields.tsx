import type { ErrorCode } from '@candid/kernel';
import { Field, Select, TextArea } from '@candid/ui';
import { useWords } from '../shell/words.tsx';

const KINDS = ['privacy', 'technical', 'general'] as const;

/** What somebody wrote and chose, as it goes back into the form of a letter that was refused. */
export interface TypedLetter {
  readonly kind: string;
  readonly address: string;
  readonly text: string;
}

/** What a letter came back with when it was refused. */
export interface RefusedLetter {
  readonly problem: ErrorCode;
  readonly typed: TypedLetter;
}

/** What a form begins with: what was typed before, or nothing. */
export const startOf = (
  refused: RefusedLetter | null,
): { readonly problem: ErrorCode | undefined; readonly typed: TypedLetter } =>
  refused ?? { problem: undefined, typed: { kind: 'general', address: '', text: '' } };

/** A reason in the words of a field. */
export const useReason = (): ((code: ErrorCode) => string) => {
  const { failure } = useWords();
  return (code) => `${failure(code).what} ${failure(code).advice}`;
};

/** What a letter is about; one that came back with something else begins anew. */
export const KindField = ({ typed }: { readonly typed: TypedLetter }) => {
  const { t } = useWords();
  return (
    <Select label={t('letter.kind')} name="kind" defaultValue={typed.kind}>
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`letter.kind.${kind}`)}
        </option>
      ))}
    </Select>
  );
};

export interface AddressFieldProps {
  readonly typed: TypedLetter;
  readonly problem: ErrorCode | undefined;
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
}

/** Where an answer goes; its form is judged by the server alone. */
export const AddressField = ({ typed, problem, ...words }: AddressFieldProps) => {
  const reason = useReason();
  return (
    <Field
      {...words}
      error={problem === 'email_invalid' ? reason(problem) : undefined}
      name="address"
      type="text"
      inputMode="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      defaultValue={typed.address}
    />
  );
};

/** The letter itself. */
export const WordsField = ({
  typed,
  hint,
  longest,
}: {
  readonly typed: TypedLetter;
  readonly hint: string;
  readonly longest: number;
}) => {
  const { t } = useWords();
  return (
    <TextArea label={t('letter.text')} hint={hint} name="text" rows={8} maxLength={longest} required defaultValue={typed.text} />
  );
};
