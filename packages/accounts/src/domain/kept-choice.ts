import { isAppError, parseId, type SubjectId } from '@candid/kernel';
import { COOKIE_CATEGORIES } from '@candid/policy';
import type { ConsentDecision, ConsentOutcome, ConsentOutcomes } from './consent.ts';

/**
 * A choice as a browser remembers it. `holder` is where its record hangs; null where nothing was agreed to: who refuses is given no
 * number.
 */
export interface KeptChoice extends ConsentDecision {
  readonly holder: SubjectId | null;
}

const OUTCOMES: readonly unknown[] = ['granted', 'refused', 'withdrawn'] satisfies readonly ConsentOutcome[];
const CATEGORIES: readonly string[] = COOKIE_CATEGORIES;

const isOutcomes = (value: unknown): value is ConsentOutcomes =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([category, outcome]) => CATEGORIES.includes(category) && OUTCOMES.includes(outcome));

const parseHolder = (value: unknown): SubjectId | null | undefined => {
  if (value === null) return null;
  if (typeof value !== 'string') return undefined;
  try {
    return parseId<'subject'>(value);
  } catch (error) {
    if (isAppError(error, 'not_found')) return undefined;
    throw error;
  }
};

const parseTime = (value: unknown): Date | null => {
  const time = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time;
};

/** Reads a choice that was written as JSON; null for anything else. */
export const parseKept = (value: unknown): KeptChoice | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { terms, outcomes, ...rest } = value as Readonly<Record<string, unknown>>;
  const [decidedAt, holder] = [parseTime(rest['decidedAt']), parseHolder(rest['holder'])];
  if (typeof terms !== 'string' || !isOutcomes(outcomes) || decidedAt === null || holder === undefined) return null;
  return { terms, outcomes, decidedAt, holder };
};

/**
 * The choice of a browser that sends several under one name, as a neighbouring host can make it: the newest, and of its yeses only those
 * that all of them say.
 */
export const strictest = (choices: readonly KeptChoice[]): KeptChoice | null => {
  const [newest] = choices.toSorted((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime());
  if (newest === undefined) return null;
  const isShared = (category: string): boolean =>
    choices.every(({ outcomes }) => outcomes[category as keyof ConsentOutcomes] === 'granted');
  const outcomes = Object.entries(newest.outcomes).map(([category, outcome]) => [
    category,
    outcome === 'granted' && !isShared(category) ? 'refused' : outcome,
  ]);
  return { ...newest, outcomes: Object.fromEntries(outcomes) as ConsentOutcomes };
};
