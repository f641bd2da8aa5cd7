import { bouncedAddress, type NewsletterContext } from '@candid/announcing';
import type { PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';

/** Where addresses go that letters came back from: nowhere, in a policy that sends nothing but what somebody waits for. */
export const createBounceList = (
  { db, clock }: Pick<NewsletterContext, 'db' | 'clock'>,
  policy: PolicyDefinition,
): ((index: Buffer) => Promise<void>) => {
  if (!policy.features.newsletter) return () => Promise.resolve();
  const suppressionLifetime = lifetimeOf(policy, 'suppression');
  return (index) => bouncedAddress({ db, clock, suppressionLifetime }, index);
};
