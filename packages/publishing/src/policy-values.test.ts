import { policies, POLICY_IDS, type PolicyDefinition } from '@candid/policy';
import { describe, expect, test } from 'vitest';
import { differingValues, valuesOf } from './policy-values.ts';

const base = policies['one-hour'];
const difference = (changes: Partial<PolicyDefinition>): readonly string[] =>
  differingValues(valuesOf(base), valuesOf({ ...base, ...changes }));

describe('values of a policy', () => {
  test.each(POLICY_IDS)('%s: come back from where they are kept as they were, in whatever order', (id) => {
    const values = valuesOf(policies[id]);
    const kept = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(values)) as typeof values).toReversed());
    expect(differingValues(values, kept)).toEqual([]);
  });

  test('name what differs, down to the value', () => {
    const { result } = base.retention;
    expect(difference({ retention: { ...base.retention, result: { ...result, lifetime: result.lifetime + 1 } } })).toEqual([
      'retention.result.lifetime',
    ]);
    expect(difference({ retention: { ...base.retention, correspondence: undefined } as never })).toEqual([
      'retention.correspondence',
    ]);
    expect(difference({ recipients: base.recipients.slice(1) })).toEqual(['recipients']);
    expect(difference({ analytics: null })).toEqual(['analytics']);
    expect(difference({ commitments: base.commitments.slice(1) })).toEqual(['commitments']);
  });

  test('leave out the date, and the words: a sentence may be put better', () => {
    const commitments = base.commitments.map((one) => ({ ...one, promise: `${one.promise} In other words.`, open: true }));
    expect(difference({ commitments, version: '2031-01-01' })).toEqual([]);
  });
});
