import type { PolicyDefinition } from '@candid/policy';
import type { PolicyView } from '../shell/footer.tsx';

/** What the footer shows of the policy: its name, and every promise that is kept by code today. */
export const policyView = (policy: PolicyDefinition): PolicyView => ({
  id: policy.id,
  version: policy.version,
  promises: policy.commitments.filter(({ open }) => !open).map(({ id, promise, evidence }) => ({ id, promise, evidence })),
});
