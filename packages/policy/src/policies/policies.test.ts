import { duration } from '@candid/kernel';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePolicy } from '../define.ts';
import { span } from '../words.ts';
import { policies, sources } from './index.ts';

const PREFIXES = {
  'one-hour': ['OH', 24],
  'no-account': ['NA', 18],
  history: ['HI', 31],
  credits: ['CR', 36],
  'on-device': ['OD', 24],
} as const;

const sentence = (policy: { readonly commitments: readonly { id: string; promise: string }[] }, id: string): string | undefined =>
  policy.commitments.find((c) => c.id === id)?.promise;

describe('the 133 commitments', () => {
  it.each(Object.entries(PREFIXES))('%s carries each of its ids once, in order', (id, [prefix, last]) => {
    const ids = policies[id as keyof typeof PREFIXES].commitments.map((c) => c.id);
    expect(ids).toEqual(Array.from({ length: last }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`));
  });

  it('number 133, each with a sentence of its own', () => {
    const promises = Object.values(policies).flatMap((policy) => policy.commitments.map((c) => c.promise));
    expect(promises).toHaveLength(133);
    expect(new Set(promises).size).toBe(133);
    expect(promises.filter((promise) => /undefined|null|NaN|\[object/.test(promise))).toEqual([]);
  });
});

describe('a sentence follows its parameter', () => {
  const { parameters, commitments } = sources['one-hour'];
  const lasting = (lifetime: number) =>
    definePolicy({
      commitments,
      parameters: { ...parameters, retention: { ...parameters.retention, result: { ...parameters.retention.result, lifetime } } },
    });

  it('for the hour of OH-06, whatever it becomes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (minutes) => {
        const lifetime = duration.minutes(minutes);
        const policy = lasting(lifetime);
        expect(policy.retention.result.lifetime).toBe(lifetime);
        expect(sentence(policy, 'OH-06')).toContain(`waits ${span(lifetime)} for`);
      }),
    );
  });

  it('and says 2 hours where it said 1 hour', () => {
    expect(sentence(policies['one-hour'], 'OH-06')).toContain('1 hour ');
    expect(sentence(lasting(duration.hours(2)), 'OH-06')).toContain('2 hours ');
  });
});

describe('definePolicy', () => {
  it('freezes to the leaves and leaves its source alone', () => {
    const policy = policies['one-hour'];
    expect(Object.isFrozen(policy.recipients[0]?.transfer)).toBe(true);
    expect(Object.isFrozen(sources['one-hour'].parameters.limits)).toBe(false);
    expect(() => Object.assign(policy.retention.result, { lifetime: 1 })).toThrow(TypeError);
  });
});
