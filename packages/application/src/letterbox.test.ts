import { policies, type PolicyDefinition } from '@candid/policy';
import { expect, test } from 'vitest';
import { createLetterbox, mailboxOf } from './letterbox.ts';
import { assertMailReady } from './letters.ts';

const policy = policies['no-account'];
const { 'letter-in-transit': _, ...retention } = policy.retention;
const withoutForm = { ...policy, retention } as PolicyDefinition;
const operator = { name: 'Ada', address: 'Lane 1', contact: 'privacy@operator.example', authority: 'The authority' };

test('NA-14: without a mail server no worker of a policy with such a form begins; one without the form does', () => {
  const detail = { field: 'SMTP_URL', remedy: expect.stringContaining('"no-account" has a form') };
  expect(() => assertMailReady({ mail: null }, policy)).toThrow(expect.objectContaining({ code: 'config_invalid', detail }));
  for (const other of [withoutForm, policies['one-hour'], policies['on-device']]) assertMailReady({ mail: null }, other);
});

test('NA-14: there is a letterbox where letters are not kept and the policy says how long they are on their way, and nowhere else', () => {
  const parts = { operator: null } as never;
  for (const other of [withoutForm, policies.history, policies['on-device']]) expect(createLetterbox(parts, other)).toBeNull();
});

test.each([
  [operator, operator.contact],
  [{ ...operator, contact: '+49 30 123456' }, policy.support.address],
  [null, policy.support.address],
])('letters go to the operator’s published address, and to the policy’s where there is none', (published, mailbox) => {
  expect(mailboxOf(published, policy)).toBe(mailbox);
});
