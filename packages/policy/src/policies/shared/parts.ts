import { duration } from '@candid/kernel';
import type { Features, PurposeRule, RetentionRule } from '../../definition.ts';
import type { DataCategory, Purpose } from '../../vocabulary.ts';

/** A service with nothing switched on: a policy names what it has. */
export const noFeatures: Features = {
  generate: false,
  edit: false,
  references: false,
  history: false,
  taskList: false,
  accounts: false,
  googleSignIn: false,
  passwords: false,
  payments: false,
  credits: false,
  trial: false,
  newsletter: false,
  support: false,
  analytics: false,
  onDevice: false,
};

/** What every operator keeps to be able to show that requests, staff and authorities were dealt with properly. */
export const accountability = {
  correspondence: { lifetime: duration.days(365), from: 'closed', purpose: 'support' },
  'rights-request': { lifetime: duration.days(2 * 365), from: 'closed', purpose: 'compliance' },
  'audit-event': { lifetime: duration.days(365), from: 'collected', purpose: 'security' },
  'legal-disclosure': { lifetime: duration.days(5 * 365), from: 'collected', purpose: 'compliance' },
  staff: { lifetime: duration.days(30), from: 'account-deleted', purpose: 'security' },
} as const satisfies Partial<Record<DataCategory, RetentionRule>>;

/** Letters sent and addresses that asked for no more of them. */
export const letters = {
  suppression: { lifetime: duration.days(3 * 365), from: 'collected', purpose: 'compliance' },
  'mail-delivery': { lifetime: duration.days(30), from: 'collected', purpose: 'transactional-mail' },
} as const satisfies Partial<Record<DataCategory, RetentionRule>>;

/** Who tries passwords: counted by keyed hashes of address and network, for no longer than a guess counts. */
export const guessing = {
  'attempt-count': { lifetime: duration.hours(1), from: 'collected', purpose: 'security' },
} as const satisfies Partial<Record<DataCategory, RetentionRule>>;

/** One retention rule for several categories. */
export const each = <C extends Exclude<DataCategory, 'prompt' | 'upload' | 'result'>>(
  categories: readonly C[],
  rule: RetentionRule,
): Readonly<Record<C, RetentionRule>> =>
  Object.fromEntries(categories.map((category) => [category, rule])) as Record<C, RetentionRule>;

/** A purpose with its grounds and what is used for it. */
export const use = (purpose: Purpose, bases: PurposeRule['bases'], categories: PurposeRule['categories']): PurposeRule => ({
  purpose,
  bases,
  categories,
});

/** The categories that purposes name, each once, in the order they are first named. */
export const namedIn = (purposes: readonly PurposeRule[]): readonly DataCategory[] => [
  ...new Set(purposes.flatMap((rule) => rule.categories)),
];
