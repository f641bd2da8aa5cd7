import type { ImagingRules } from '@candid/imaging';
import { duration, type MicroUsd } from '@candid/kernel';
import type { InputRetention, PolicyDefinition } from '@candid/policy';

/** Longer than the slowest picture seen at any quality, with its time in the queue. */
const LONGEST_GENERATION = duration.minutes(45);

/** Imaging knows two ends; any other promise is kept by the sooner one. */
const endOf = ({ until }: InputRetention): ImagingRules['promptUntil'] =>
  until === 'image-ends' ? 'image-ends' : 'generation-ends';

/** What the policy promises, as imaging's numbers: the one place where the two meet. */
export const imagingRules = (policy: PolicyDefinition, dailyCap: MicroUsd): ImagingRules => ({
  resultLifetime: policy.retention.result.lifetime,
  endsOnDownload: policy.retention.result.endsOnDownload,
  recordLifetime: policy.retention['generation-record']?.lifetime ?? policy.retention.result.lifetime,
  moderationLifetime: policy.retention['moderation-record']?.lifetime ?? 0,
  generationsPerSession: policy.limits.generationsPerSession,
  imagesPerRequest: policy.limits.imagesPerRequest,
  maxReferences: policy.limits.maxReferences,
  dailyCap,
  longestGeneration: LONGEST_GENERATION,
  promptUntil: endOf(policy.retention.prompt),
  uploadUntil: endOf(policy.retention.upload),
  // What is kept as somebody's history is sealed under their own key; what ends by itself soon, under its moment's.
  contentKey: policy.features.history ? 'subject' : 'epoch',
});
