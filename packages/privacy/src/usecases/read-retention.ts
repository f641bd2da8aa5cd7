import type { ReadonlyDb, RetentionOutcome } from '@candid/db';
import { duration, type Milliseconds } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { KeptKind } from '../domain/kept-kind.ts';
import { retentionRules, type PolicyRule } from '../domain/retention-rules.ts';

/** What a kind's last sweep left; figures are null where they could not be counted. */
export interface KindFigures {
  readonly name: string;
  /** `never`: no sweep of it has ended yet. `late`: the last one lies too far back to say anything about now. */
  readonly standing: RetentionOutcome | 'never' | 'late';
  readonly held: number | null;
  readonly oldest: Date | null;
  readonly overdue: number | null;
  readonly lastRun: Date | null;
  /** The last run after which nothing was overdue. */
  readonly lastSuccess: Date | null;
}

/** One rule of the policy, and what is held under it. */
export interface RuleFigures extends PolicyRule {
  /** Empty: nothing stores this yet. */
  readonly kinds: readonly KindFigures[];
}

export interface RetentionFigures {
  readonly rules: readonly RuleFigures[];
  /** Kinds under no rule of this policy: they concern nobody, or must be empty. */
  readonly others: readonly KindFigures[];
}

/** Missed rounds until a sweep counts as late; a round itself may take its time. */
const MISSED_ROUNDS = 4;
const LONGEST_ROUND: Milliseconds = duration.minutes(2);

const isLate = (lastRun: Date, { every }: KeptKind, now: Date): boolean =>
  now.getTime() - lastRun.getTime() > MISSED_ROUNDS * every + LONGEST_ROUND;

/** Whether a kind's figures show that its promise is kept now. */
export const isKept = ({ standing }: KindFigures): boolean => standing === 'kept';

/**
 * Every rule of the policy with what was left of it after the last sweeps. What the engine has not swept lately is `late`, whatever it
 * found then: a stopped worker must not look like a kept promise.
 */
export const readRetention = async (
  db: ReadonlyDb,
  {
    policy,
    kinds,
    now,
  }: { readonly policy: Pick<PolicyDefinition, 'retention'>; readonly kinds: readonly KeptKind[]; readonly now: Date },
): Promise<RetentionFigures> => {
  const runs = new Map((await db.selectFrom('retention_run').selectAll().execute()).map((run) => [run.name, run]));
  const figuresOf = (kind: KeptKind): KindFigures => {
    const run = runs.get(kind.name);
    const { name } = kind;
    if (!run) return { name, standing: 'never', held: null, oldest: null, overdue: null, lastRun: null, lastSuccess: null };
    return {
      name,
      standing: isLate(run.last_run_at, kind, now) ? 'late' : run.outcome,
      held: run.held,
      oldest: run.oldest_at,
      overdue: run.overdue,
      lastRun: run.last_run_at,
      lastSuccess: run.last_success_at,
    };
  };
  const rules = retentionRules(policy);
  const isRuled = ({ categories }: KeptKind): boolean => rules.some(({ category }) => categories.includes(category));
  return {
    rules: rules.map((rule) => ({
      ...rule,
      kinds: kinds.filter(({ categories }) => categories.includes(rule.category)).map(figuresOf),
    })),
    others: kinds.filter((kind) => !isRuled(kind)).map(figuresOf),
  };
};
