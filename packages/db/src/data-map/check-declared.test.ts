import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { checkDeclared, findUndeclared } from './check-declared.ts';
import { personal } from './types.ts';

const oneHour = policies['one-hour'];

test.each(['one-hour', 'no-account', 'history', 'credits', 'on-device'] as const)(
  'OH-01: %s declares everything the tables hold',
  (id) => {
    expect(findUndeclared(policies[id])).toEqual([]);
    checkDeclared(policies[id]);
  },
);

test('OH-01: a policy without a category that is stored is refused, and told which', () => {
  const policy = { ...oneHour, categories: oneHour.categories.filter((name) => name !== 'upload') };
  expect(() => checkDeclared(policy)).toThrow(
    expect.objectContaining({
      code: 'policy_invalid',
      detail: { count: 1, remedy: expect.stringContaining('upload is stored but not in categories') },
    }),
  );
});

test('a use of declared data for a purpose that does not name it is found', () => {
  const advertising = personal({ category: 'result', purpose: 'marketing', subjectPath: [] })('access');
  expect(findUndeclared(oneHour, { seeded: { advertising } })).toEqual([
    'result is used for marketing, but purposes.marketing does not name it',
  ]);
});
