import type { PolicyDefinition } from '../definition.ts';
import type { DataCategory, Purpose } from '../vocabulary.ts';
import { judge, type Finding } from './findings.ts';

/** Every place of a policy that names a category, with its path. */
const categoryUses = (policy: PolicyDefinition): readonly (readonly [string, DataCategory])[] => [
  ...Object.entries(policy.retention)
    .filter(([, rule]) => !('until' in rule && rule.until === 'never-held') && !('sweepWithin' in rule && rule.lifetime === 0))
    .map(([category]) => [`retention.${category}`, category as DataCategory] as const),
  ...policy.purposes.flatMap((rule) => rule.categories.map((c) => [`purposes.${rule.purpose}`, c] as const)),
  ...policy.recipients.flatMap((r) => r.receives.map((c) => [`recipients.${r.role}.receives`, c] as const)),
  ...(policy.signIn.google?.keeps ?? []).map((c) => ['signIn.google.keeps', c] as const),
];

/** OH-01: nothing is used, kept or passed on that is not declared. */
export const checkDeclared = (policy: PolicyDefinition): readonly Finding[] =>
  categoryUses(policy).map(([at, category]) =>
    judge('declared-category', at, policy.categories.includes(category) ? null : `${category} is used but not in categories`),
  );

/** CR-13: what a policy forbids, it does not declare. */
export const checkForbidden = (policy: PolicyDefinition): readonly Finding[] =>
  policy.categories.map((category) =>
    judge(
      'forbidden-category',
      `categories.${category}`,
      policy.forbidden.includes(category) ? `${category} is forbidden by this policy` : null,
    ),
  );

/** Every place of a policy that names a purpose, with its path. */
const purposeUses = (policy: PolicyDefinition): readonly (readonly [string, Purpose])[] => [
  ...policy.recipients.map((r) => [`recipients.${r.role}.purpose`, r.purpose] as const),
  ...policy.cookies.map((c) => [`cookies.${c.name}.purpose`, c.purpose] as const),
  ...Object.entries(policy.retention).flatMap(([category, rule]) =>
    'purpose' in rule ? [[`retention.${category}.purpose`, rule.purpose] as const] : [],
  ),
];

/** CR-14: a purpose in use is declared, and a declared one stands on a ground; marketing only on consent. */
export const checkPurposes = (policy: PolicyDefinition): readonly Finding[] => [
  ...purposeUses(policy).map(([at, purpose]) => {
    const declared = policy.purposes.some((rule) => rule.purpose === purpose);
    return judge('purpose-basis', at, declared ? null : `${purpose} is used but not in purposes`);
  }),
  ...policy.purposes.map(({ purpose, bases }) => {
    const at = `purposes.${purpose}.bases`;
    if (bases.length === 0) return judge('purpose-basis', at, `${purpose} has no legal basis`);
    const strict = purpose === 'marketing' && bases.some((basis) => basis !== 'consent');
    return judge('purpose-basis', at, strict ? 'marketing needs consent and nothing else' : null);
  }),
  ...policy.categories.map((category) => {
    const used = policy.purposes.some((rule) => rule.categories.includes(category));
    return judge('purpose-basis', `categories.${category}`, used ? null : `${category} is declared but serves no purpose`);
  }),
];

/** CR-06, HI-06: a log of requests is declared as the categories it holds, and nothing is declared that it does not hold. */
export const checkNetworkLog = (policy: PolicyDefinition): readonly Finding[] => {
  const holds = { 'network-log': policy.networkLog !== null, country: policy.networkLog?.fields.includes('country') === true };
  return (['network-log', 'country'] as const).map((category) => {
    const fits = holds[category] === policy.categories.includes(category);
    return judge(
      'log-fields',
      `networkLog.${category}`,
      fits ? null : `${category} is in one of networkLog and categories, not in both`,
    );
  });
};

/** Each declared category says when it ends. */
export const checkRetentionPresent = (policy: PolicyDefinition): readonly Finding[] =>
  policy.categories.map((category) => {
    const fault = policy.retention[category] === undefined ? `no rule says when ${category} ends` : null;
    return judge('retention-present', `retention.${category}`, fault, 'gap');
  });
