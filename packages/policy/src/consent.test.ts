import { expect, test } from 'vitest';
import { consentCookie, optionalUses } from './consent.ts';
import { policies } from './policies/index.ts';

const asked = (id: keyof typeof policies): readonly string[] => optionalUses(policies[id]).map(({ category }) => category);

test('OH-14 HI-16: a policy asks for what it has beyond the essential, and for nothing else', () => {
  expect(asked('one-hour')).toEqual(['analytics']);
  expect(asked('history')).toEqual(['preference', 'analytics']);
  for (const id of ['no-account', 'credits', 'on-device'] as const) {
    expect(asked(id)).toEqual([]);
    expect(consentCookie(policies[id])).toBeNull();
  }
  expect(consentCookie(policies.history)?.name).toBe('candid_consent');
});

test('OH-10: the facts of the question are those of the policy', () => {
  const [analytics] = optionalUses(policies['one-hour']);
  expect(analytics).toMatchObject({
    cookies: [{ name: '_ga' }],
    analytics: { mode: 'consented-third-party', events: ['page_view'], parameters: ['device_class'] },
    vendors: ['Google Analytics'],
  });
});

test('a cookie is enough to be asked about, and so is counting without one', () => {
  const { analytics, ...history } = policies.history;
  expect(optionalUses({ ...history, analytics: null }).map(({ category, vendors }) => [category, vendors])).toEqual([
    ['preference', []],
    ['analytics', []],
  ]);
  expect(optionalUses({ cookies: [], recipients: [], analytics }).map(({ category }) => category)).toEqual(['analytics']);
});

test('what is essential may change without asking anew, what is optional may not', () => {
  const oneHour = policies['one-hour'];
  const change = (name: string) => oneHour.cookies.map((cookie) => (cookie.name === name ? { ...cookie, lifetime: 1 } : cookie));
  expect(optionalUses({ ...oneHour, cookies: change('candid_account') })).toEqual(optionalUses(oneHour));
  expect(optionalUses({ ...oneHour, cookies: change('_ga') })).not.toEqual(optionalUses(oneHour));
});
