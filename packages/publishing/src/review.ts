import type { PolicyDefinition } from '@candid/policy';

/**
 * When a policy has to be reviewed next, counted from its version or the review since, and whether that day is past (OD-19).
 * @param reviewedOn YYYY-MM-DD
 */
export const reviewOf = (
  { version, reviewEvery }: Pick<PolicyDefinition, 'version' | 'reviewEvery'>,
  now: Date,
  reviewedOn: string | null = null,
): { readonly next: Date; readonly isOverdue: boolean } => {
  const next = new Date(Math.max(Date.parse(version), Date.parse(reviewedOn ?? version)) + reviewEvery);
  return { next, isOverdue: now.getTime() > next.getTime() };
};
