import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { assertRunnable } from './runnable-policy.ts';

const refusal = (id: keyof typeof policies): unknown => {
  try {
    return assertRunnable(policies[id]);
  } catch (error) {
    return error;
  }
};

test.each(['one-hour', 'no-account', 'history', 'credits'] as const)('%s runs: its visitors’ sessions can be carried', (id) => {
  expect(refusal(id)).toBeUndefined();
});

test('on-device gets no session in place of none: it is refused', () => {
  expect(refusal('on-device')).toMatchObject({
    code: 'policy_invalid',
    detail: { problem: expect.stringMatching(/these run today: one-hour, no-account, history, credits$/) },
  });
});
