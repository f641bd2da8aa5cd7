import { AppError, isAppError } from '@candid/kernel';

/** One thing wrong with the environment. Never holds the value of a secret. */
export interface ConfigProblem {
  readonly variable: string;
  /** What is wrong, as the rest of a sentence that starts with the variable's name. */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

const line = ({ variable, problem, remedy }: ConfigProblem): string => `${variable} ${problem}. ${remedy}`;

/** All problems as one failure: `detail.variable`, `problem` and `remedy` are the first one's, `lines` has one line for each. */
export const configInvalid = (problems: readonly [ConfigProblem, ...ConfigProblem[]]): AppError =>
  new AppError('config_invalid', { ...problems[0], lines: problems.map(line).join('\n') });

/**
 * What to print for a failure to configure, one line for each problem: which variable, what is wrong, what to do.
 * @returns null when the error is something else
 */
export const describeConfigError = (error: unknown): string | null => {
  if (!isAppError(error, 'config_invalid')) return null;
  const { lines, problem, remedy } = error.detail;
  return String(lines ?? [problem, remedy].filter((part) => part !== undefined).join('. '));
};

/**
 * What to print for a failure of ours that keeps a program from starting: what is wrong and what to do, said once.
 * @returns null when the error is none of ours
 */
export const describeFailure = (error: unknown): string | null => {
  if (!isAppError(error)) return null;
  const { remedy, field, problem } = error.detail;
  if (error.code === 'config_invalid') return describeConfigError(error);
  if (remedy !== undefined) return String(remedy);
  if (field !== undefined && problem !== undefined) return `${field}: ${problem}.`;
  return [error.code, ...Object.entries(error.detail).map(([name, value]) => `${name}: ${value}`)].join(', ');
};
