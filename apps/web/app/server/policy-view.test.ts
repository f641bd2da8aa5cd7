import { policies } from '@candid/policy';
import { expect, test } from 'vitest';
import { policyView, termsView } from './policy-view.ts';

test('the page takes its times, parties and uses from the policy', () => {
  const policy = policies['one-hour'];
  expect(policyView(policy)).toMatchObject({ id: 'one-hour', resultLifetimeMs: 3_600_000 });
  expect(termsView(policy, [])).toMatchObject({
    readers: [{ name: 'OpenAI', isStandIn: false, keepsMs: 30 * 86_400_000 }],
    uses: ['provide-service', 'trust-and-safety'],
    isUnreadByStaff: true,
    prompt: { until: 'generation-ends' },
    isFree: true,
  });
  expect(termsView(policy, ['openai']).readers).toMatchObject([{ name: 'OpenAI', isStandIn: true }]);
});

test('what a policy does not promise is not said', () => {
  const policy = policies['one-hour'];
  const [first, ...rest] = policy.purposes;
  if (!first) throw new Error('a policy without purposes');
  const shown = { ...first, purpose: 'support' as const };
  expect(termsView({ ...policy, purposes: [shown, ...rest] }, []).isUnreadByStaff).toBe(false);
  expect(termsView({ ...policy, limits: { ...policy.limits, freeImages: 1 } }, []).isFree).toBe(false);
  expect(termsView(policies.history, []).prompt).toEqual({ until: 'image-ends' });
});
