import type { ErrorCode } from '@candid/kernel';
import { Field, Notice } from '@candid/ui';
import { useWords } from '../shell/words.tsx';

/** What a form was refused for, over all of it. */
export const FormProblem = ({ problem }: { readonly problem: ErrorCode | undefined }) => {
  const { failure } = useWords();
  if (problem === undefined) return null;
  return (
    <Notice tone="trouble" title={failure(problem).what}>
      {failure(problem).advice}
    </Notice>
  );
};

/** Fields that the reason belongs to say it themselves. */
const useReason = (problem: ErrorCode | undefined, codes: readonly ErrorCode[]): string | undefined => {
  const { failure } = useWords();
  return problem !== undefined && codes.includes(problem) ? `${failure(problem).what} ${failure(problem).advice}` : undefined;
};

const EMAIL_CODES: readonly ErrorCode[] = ['email_invalid'];
const PASSWORD_CODES: readonly ErrorCode[] = ['password_short', 'password_long', 'password_weak'];
const PRESENT_CODES: readonly ErrorCode[] = ['password_wrong'];
const FIELD_CODES: readonly ErrorCode[] = [...EMAIL_CODES, ...PASSWORD_CODES, ...PRESENT_CODES, 'name_invalid'];

/** What no field says by itself. */
export const ofNoField = (problem: ErrorCode | undefined): ErrorCode | undefined =>
  problem !== undefined && FIELD_CODES.includes(problem) ? undefined : problem;

export interface EmailFieldProps {
  readonly problem?: ErrorCode | undefined;
  readonly typed?: string | undefined;
  readonly label?: string;
  readonly hint?: string;
}

/** An address; its form is judged by the server alone, so that both say the same. */
export const EmailField = ({ problem, typed, label, hint }: EmailFieldProps) => {
  const { t } = useWords();
  const error = useReason(problem, EMAIL_CODES);
  return (
    <Field
      label={label ?? t('password.email')}
      name="email"
      type="text"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      defaultValue={typed ?? ''}
      hint={hint}
      error={error}
    />
  );
};

/** The password somebody has. */
export const PresentPasswordField = ({
  problem,
  label,
}: {
  readonly problem?: ErrorCode | undefined;
  readonly label?: string;
}) => {
  const { t } = useWords();
  const error = useReason(problem, PRESENT_CODES);
  return (
    <Field
      label={label ?? t('password.password')}
      name="password"
      type="password"
      autoComplete="current-password"
      required
      error={error}
    />
  );
};

export interface NewPasswordFieldProps {
  readonly problem: ErrorCode | undefined;
  readonly minimum: number;
}

/** A password somebody chooses. Any characters, pasted ones too; a manager finds it by its name. */
export const NewPasswordField = ({ problem, minimum }: NewPasswordFieldProps) => {
  const { t } = useWords();
  const error = useReason(problem, PASSWORD_CODES);
  return (
    <Field
      label={t('password.new')}
      name="next"
      type="password"
      autoComplete="new-password"
      required
      hint={t('password.new.hint', { minimum })}
      error={error}
    />
  );
};

/** A name that could not be kept. */
export const useNameReason = (problem: ErrorCode | undefined): string | undefined => useReason(problem, ['name_invalid']);
