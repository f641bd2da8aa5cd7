import type { PolicyDefinition } from '@candid/policy';

/** When a policy has to be reviewed next, counted from its version, and whether that day is past (OD-19). */
export const reviewOf = (
  { version, reviewEvery }: Pick<PolicyDefinition, 'version' | 'reviewEvery'>,
  now: Date,
): { readonly next: Date; readonly isOverdue: boolean } => {
  const next = new Date(Date.parse(version) + reviewEvery);
  return { next, isOverdue: now.getTime() > next.getTime() };
};
