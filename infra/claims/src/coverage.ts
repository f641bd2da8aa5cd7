import { policies, type Commitment } from '@candid/policy';

/** A commitment as the coverage shows it; files are relative to the project's root. */
export type Claim = Omit<Commitment, 'parameters'> & { readonly policy: string };

/** Every commitment of every shipped policy, in the order they are published. */
export const coverage = (): readonly Claim[] =>
  Object.values(policies).flatMap((policy) =>
    policy.commitments.map(({ id, promise, enforcedBy, evidence, tests, open, why }) => ({
      id,
      policy: policy.id,
      promise,
      enforcedBy,
      evidence,
      tests,
      open,
      why,
    })),
  );
