import { useWords } from '../shell/words.tsx';

export interface AgeStatementProps {
  /** The age that applies to this person. */
  readonly limit: number;
  /** Signing in and signing up are one form: only somebody new has to say it. */
  readonly isForNewOnly?: boolean;
}

/** The name of its field; the server holds it against the limit with `confirmsAge`. */
export const AGE_FIELD = 'age';

/** A person's word that they are old enough (OH-21, HI-24, CR-27). Nothing else about their age is asked. */
export const AgeStatement = ({ limit, isForNewOnly = false }: AgeStatementProps) => {
  const { t } = useWords();
  return (
    <label className="check">
      <input type="checkbox" name={AGE_FIELD} value={limit} required={!isForNewOnly} />
      <span>{t(isForNewOnly ? 'age.statement.new' : 'age.statement', { age: limit })}</span>
    </label>
  );
};
