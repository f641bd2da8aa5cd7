import { bouncedAddress, type NewsletterContext } from '@candid/announcing';
import { parseEmailAddress } from '@candid/kernel';
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

/** The same of an address that the mail server knew nobody at when a letter was handed over. */
export const createRefusalList = (
  { vault, ...ctx }: Pick<NewsletterContext, 'db' | 'clock' | 'vault'>,
  policy: PolicyDefinition,
): ((address: string) => Promise<void>) => {
  const bounced = createBounceList(ctx, policy);
  return async (address) => bounced(await vault.blindIndex({ index: 'account.email', value: parseEmailAddress(address).lookup }));
};
