import { expect, test } from 'vitest';
import { ageLimit } from './age-limit.ts';
import { policies } from './policies/index.ts';

test('CR-27: the age follows the country, and the stricter one applies where the country is not known', () => {
  const { children } = policies.credits;
  expect(['US', 'GB', 'SE'].map((country) => ageLimit(children, country))).toEqual([13, 13, 13]);
  expect(['DE', 'NL', 'FR', 'AT'].map((country) => ageLimit(children, country))).toEqual([16, 16, 16, 16]);
  expect(ageLimit(children, null)).toBe(16);
});

test('OH-21 HI-24: where no country raises it, it is one age for all', () => {
  for (const id of ['one-hour', 'history'] as const)
    expect([null, 'DE', 'US'].map((country) => ageLimit(policies[id].children, country))).toEqual([13, 13, 13]);
});
