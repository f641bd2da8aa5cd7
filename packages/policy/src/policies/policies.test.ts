import { duration } from '@candid/kernel';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePolicy } from '../define.ts';
import * as germanWords from '../german-words.ts';
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

/** Times, amounts, names and addresses in a sentence, whatever the language around them. */
const factsIn = (text: string): string[] =>
  [...text.replaceAll(/(\d)[.,](\d{3})\b/g, '$1$2').matchAll(/[\w.-]+@[\w.-]+\w|\b[a-z]+_\w+|\d+(?:-\d+)*/g)]
    .map(([fact]) => fact)
    .toSorted();

it('NA-06 NA-17: no-account has no category for people with an account, for payments, or for an agreement', () => {
  const { categories, features, sessions, subjects } = policies['no-account'];
  expect(categories.filter((category) => /^(account|password|google|order|payment|ledger|consent)/.test(category))).toEqual([]);
  expect([features.accounts, features.googleSignIn, features.passwords, features.payments, sessions.account]).toEqual([
    false,
    false,
    false,
    false,
    null,
  ]);
  expect(subjects).not.toContain('account');
});

it('says what is told and kept of people in words, not in identifiers', () => {
  for (const { analytics, payments, commitments } of Object.values(policies)) {
    const identifiers = [
      ...(analytics ? [...analytics.events, ...analytics.parameters] : []),
      ...(payments ? [...payments.keepsFromProvider, ...payments.keepsFromOrder] : []),
    ].filter((word) => /[-_]/.test(word));
    for (const { id, promise } of commitments)
      expect(
        identifiers.filter((identifier) => promise.includes(identifier)),
        id,
      ).toEqual([]);
  }
});

describe('German', () => {
  it.each(Object.values(policies))('has each sentence of $id, with the same figures and names', (policy) => {
    for (const { id, promise, translations } of policy.commitments) {
      const german = translations['de'] ?? '';
      expect(factsIn(german), id).toEqual(factsIn(promise));
      expect(german, id).not.toMatch(/undefined|null|NaN|\[object|!/);
    }
  });

  it('writes spans as its grammar asks', () => {
    expect(
      [0, 1, duration.seconds(1), duration.hours(1), duration.minutes(90), duration.days(800)].map((time) =>
        germanWords.span(time),
      ),
    ).toEqual(['0 Millisekunden', '1 Millisekunde', '1 Sekunde', '1 Stunde', '1 Stunde und 30 Minuten', '2 Jahre und 70 Tage']);
    expect(germanWords.within(duration.days(30))).toBe('30 Tagen');
    expect(germanWords.within(duration.hours(72), 'Stunde')).toBe('72 Stunden');
    expect([germanWords.term('Brazil'), germanWords.term('Hetzner')]).toEqual(['Brasilien', 'Hetzner']);
  });

  it('follows what the policy says, as English does', () => {
    const { parameters, commitments, translations } = sources['one-hour'];
    const odd = definePolicy({
      commitments,
      translations: { ...translations, xx: () => ({}) },
      parameters: { ...parameters, recipients: parameters.recipients.filter(({ role }) => role !== 'analytics') },
    });
    const { promise, translations: said } = odd.commitments.find(({ id }) => id === 'OH-10')!;
    expect([promise, said]).toEqual([
      expect.stringMatching(/^We count page view/),
      { de: expect.stringMatching(/^Wir zählen selbst/) },
    ]);
    expect(definePolicy({ parameters, commitments }).commitments[0]?.translations).toEqual({});
  });

  it('takes the age as it is where no country raises it', () => {
    const { parameters, commitments, translations } = sources.credits;
    const children = { ...parameters.children, raisedTo: null };
    const policy = definePolicy({ commitments, translations: translations ?? {}, parameters: { ...parameters, children } });
    expect(policy.commitments.find(({ id }) => id === 'CR-27')?.translations['de']).toContain('oder 13,');
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
