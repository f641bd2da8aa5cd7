import { AppError } from '@candid/kernel';
import type { DataCategory, Features, PolicyDefinition } from '@candid/policy';
import { dataMap } from './index.ts';
import { declarationOf, isPersonal, type LooseDataMap } from './types.ts';

type Declared = Pick<PolicyDefinition, 'id' | 'categories' | 'purposes' | 'features'>;

/** What the programs cannot offer a feature without storing. */
const NEEDED: Partial<Record<keyof Features, readonly DataCategory[]>> = {
  generate: ['prompt', 'result', 'generation-record', 'moderation-record', 'session'],
  references: ['upload'],
  accounts: ['account-email', 'session'],
  googleSignIn: ['google-identifier'],
  passwords: ['password-hash', 'mail-delivery'],
  trial: ['trial-marker'],
};

/**
 * What a policy offers and does not declare: a category that a feature of its cannot do without, or a use of declared data that none of
 * its purposes covers. What it neither offers nor declares is no matter: no program may write it (`grantsUnder`).
 * @returns one sentence for each, naming what to declare
 */
export const findUndeclared = ({ categories, purposes, features }: Declared, map: LooseDataMap = dataMap): string[] => {
  const needed = Object.entries(NEEDED).flatMap(([feature, names]) => (features[feature as keyof Features] ? names : []));
  const missing = needed.filter((name) => !categories.includes(name)).map((name) => `${name} is stored but not in categories`);
  const uses = Object.values(map).flatMap((table) =>
    Object.values(table).flatMap((entry) => {
      const isOffered = !isPersonal(entry) || entry.onlyWith === undefined || features[entry.onlyWith];
      return isOffered ? (declarationOf(entry) ?? []) : [];
    }),
  );
  const uncovered = uses
    .filter(({ category }) => categories.includes(category))
    .filter(({ category, purpose }) => !purposes.some((rule) => rule.purpose === purpose && rule.categories.includes(category)))
    .map(({ category, purpose }) => `${category} is used for ${purpose}, but purposes.${purpose} does not name it`);
  return [...new Set([...missing, ...uncovered])];
};

/**
 * Refuses a policy that does not declare what the programs would store under it, before anything is made for it (OH-01, CR-14).
 * @throws AppError `policy_invalid` (detail: count, remedy = what to declare)
 */
export const checkDeclared = (policy: Declared, map: LooseDataMap = dataMap): void => {
  const found = findUndeclared(policy, map);
  if (found.length === 0) return;
  const remedy = [
    `The policy "${policy.id}" cannot be started: the programs store data that it does not declare.`,
    ...found.map((sentence) => `- ${sentence}`),
  ].join('\n');
  throw new AppError('policy_invalid', { count: found.length, remedy });
};
