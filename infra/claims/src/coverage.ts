import { policies, type Commitment } from '@candid/policy';
import { breaches } from './breaches/registry.ts';

/** A commitment as the coverage shows it; files are relative to the project's root. */
export type Claim = Omit<Commitment, 'parameters' | 'translations'> & {
  readonly policy: string;
  /** What the seeded breaches of this claim break. */
  readonly breaches: readonly string[];
};

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
      breaches: breaches.filter(({ claims }) => claims.includes(id)).map(({ name }) => name),
    })),
  );
