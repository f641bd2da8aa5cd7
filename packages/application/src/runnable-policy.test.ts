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

test.each(['one-hour', 'no-account', 'history'] as const)('%s runs: its visitors are known by a cookie', (id) => {
  expect(refusal(id)).toBeUndefined();
});

test.each(['credits', 'on-device'] as const)('%s gets no cookie in place of what it promises: it is refused', (id) => {
  expect(refusal(id)).toMatchObject({
    code: 'policy_invalid',
    detail: { problem: expect.stringMatching(/these run today: one-hour, no-account, history$/) },
  });
});
