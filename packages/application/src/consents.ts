import { createConsents, termsOf, type AccountsContext, type Consents } from '@candid/accounts';
import { consentCookie, optionalUses, type PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';

/** @returns null where the policy has nothing optional: nobody is asked, and nothing may be used that would need it */
export const openConsents = ({ db, clock }: Pick<AccountsContext, 'db' | 'clock'>, policy: PolicyDefinition): Consents | null => {
  const uses = optionalUses(policy);
  const remembersFor = consentCookie(policy)?.lifetime ?? null;
  if (uses.length === 0 || remembersFor === null) return null;
  const asks = uses.map(({ category }) => category);
  const lifetime = lifetimeOf(policy, 'consent-record');
  return createConsents({ db, clock, rules: { asks, terms: termsOf(uses), remembersFor, lifetime } });
};
