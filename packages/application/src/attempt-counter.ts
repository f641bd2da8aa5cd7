import { createAttemptCounts, createMemoryCounter, type AccountsContext, type AttemptCounter } from '@candid/accounts';
import type { PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';

/** Counts for all web processes together where the policy declares such counts; else in the memory of each (settled: nothing undeclared is kept). */
export const openCounter = ({ db, vault, clock }: AccountsContext, policy: PolicyDefinition): AttemptCounter =>
  policy.categories.includes('attempt-count')
    ? createAttemptCounts({ db, vault, clock, lifetime: lifetimeOf(policy, 'attempt-count') })
    : createMemoryCounter(clock);
