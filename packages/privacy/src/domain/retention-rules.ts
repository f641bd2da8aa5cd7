import type { Milliseconds } from '@candid/kernel';
import type { DataCategory, PolicyDefinition, Purpose, RetentionStart } from '@candid/policy';

type Retaining = Pick<PolicyDefinition, 'retention'>;

/** One line of the policy's retention table. */
export interface PolicyRule {
  readonly category: DataCategory;
  /** What ends it: a deadline of its own, or the end of something else. */
  readonly until: 'deadline' | 'generation-ends' | 'image-ends' | 'never-held';
  /** Null where there is no deadline of its own. */
  readonly lifetime: Milliseconds | null;
  readonly from: RetentionStart | null;
  /** What it is kept for; null for content, which is kept for the service itself. */
  readonly purpose: Purpose | null;
}

/** The policy's retention table as a closed list, in its own order. */
export const retentionRules = ({ retention }: Retaining): readonly PolicyRule[] =>
  Object.entries(retention).map(([name, rule]) => ({
    category: name as DataCategory,
    until: 'until' in rule ? rule.until : 'deadline',
    lifetime: 'lifetime' in rule ? rule.lifetime : null,
    from: 'from' in rule ? rule.from : null,
    purpose: 'purpose' in rule ? rule.purpose : null,
  }));

/** How long a category may be kept: 0 where the policy does not name it, for what is not declared may not be there at all. */
export const lifetimeOf = (policy: Retaining, category: DataCategory): Milliseconds =>
  retentionRules(policy).find((rule) => rule.category === category)?.lifetime ?? 0;
