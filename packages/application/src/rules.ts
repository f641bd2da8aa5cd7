import type { ImagingRules } from '@candid/imaging';
import { duration, type MicroUsd } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';

/** Longer than the slowest picture seen at any quality, with its time in the queue. */
const LONGEST_GENERATION = duration.minutes(45);

/** What the policy promises, as imaging's numbers: the one place where the two meet. */
export const imagingRules = (policy: PolicyDefinition, dailyCap: MicroUsd): ImagingRules => ({
  resultLifetime: policy.retention.result.lifetime,
  endsOnDownload: policy.retention.result.endsOnDownload,
  recordLifetime: policy.retention['generation-record']?.lifetime ?? policy.retention.result.lifetime,
  generationsPerSession: policy.limits.generationsPerSession,
  imagesPerRequest: policy.limits.imagesPerRequest,
  maxReferences: policy.limits.maxReferences,
  dailyCap,
  longestGeneration: LONGEST_GENERATION,
});
