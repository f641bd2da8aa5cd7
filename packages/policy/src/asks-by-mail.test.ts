import { expect, test } from 'vitest';
import { asksByMail } from './asks-by-mail.ts';
import { policies } from './policies/index.ts';

test('OD-24: updates are asked for by mail where no server hears of a form, letters are taken, and the address has room for a token', () => {
  expect(Object.values(policies).filter(asksByMail)).toEqual([policies['on-device']]);
  const { features, support } = policies['on-device'];
  const addressed = (length: number) => ({ features, support: { ...support, address: `${'a'.repeat(length)}@people.example` } });
  expect([25, 26].map((length) => asksByMail(addressed(length)))).toEqual([true, false]);
  expect(asksByMail({ features, support: { ...support, storesLetters: false } })).toBe(false);
  expect(asksByMail({ features: { ...features, onDevice: false }, support })).toBe(false);
  expect(asksByMail({ features: { ...features, newsletter: false }, support })).toBe(false);
});
