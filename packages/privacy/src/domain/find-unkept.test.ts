import { AppError, duration } from '@candid/kernel';
import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { checkKept, findUnkept, storedNowhere } from './find-unkept.ts';
import type { KeptKind } from './kept-kind.ts';

const column = (category: 'session' | 'upload') => ({
  category,
  purpose: 'provide-service' as const,
  subjectPath: ['subject_id'],
  retention: category,
  export: 'access' as const,
  erasure: 'delete' as const,
});
const map = {
  session: { id: column('session'), at: column('session') },
  image: { id: column('session'), file: column('upload') },
  spend_day: { day: { notPersonal: 'A total.' } },
};
const kind = (over: Partial<KeptKind>): KeptKind => ({
  name: 'seeded',
  categories: ['session'],
  tables: ['session', 'image'],
  every: duration.minutes(1),
  ...over,
});

test('whatever a table holds needs a kind that ends it, for its category and in its table', () => {
  expect(findUnkept([kind({}), kind({ categories: ['upload'], tables: ['image'] })], map)).toEqual([]);
  expect(findUnkept([kind({}), kind({ categories: ['upload'], tables: ['session'] })], map)).toEqual([
    'upload in table image is ended by nothing: register a kept kind for it',
  ]);
  expect(findUnkept([], map)).toHaveLength(3);
});

test('a program does not start with something stored that nothing ends, and is told what to register', () => {
  const policy = policies['one-hour'];
  expect(() => checkKept(policy, [kind({})], map)).toThrow(AppError);
  expect(() => checkKept(policy, [kind({})], map)).toThrow(
    expect.objectContaining({
      code: 'policy_invalid',
      detail: { count: 1, remedy: expect.stringContaining('upload in table image') },
    }),
  );
});

test('a rule under which no table stores anything is named as such, not as kept', () => {
  const nowhere = storedNowhere(policies['one-hour'], map);
  expect(nowhere).toContain('ledger');
  expect(nowhere).not.toContain('session');
});
