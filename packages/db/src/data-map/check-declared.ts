import { AppError } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { dataMap } from './index.ts';
import { isPersonal, type LooseDataMap } from './types.ts';

type Declarations = Pick<PolicyDefinition, 'id' | 'categories' | 'purposes'>;

/**
 * What the tables have room for and the policy does not declare: a category it does not name, or a use that none of its purposes covers.
 * @returns one sentence for each, naming what to declare; empty when the policy covers every column
 */
export const findUndeclared = ({ categories, purposes }: Declarations, map: LooseDataMap = dataMap): string[] => {
  const columns = Object.values(map).flatMap((table) => Object.values(table).filter(isPersonal));
  const missing = columns.map(({ category, purpose }) => {
    if (!categories.includes(category)) return `${category} is stored but not in categories`;
    const covered = purposes.some((rule) => rule.purpose === purpose && rule.categories.includes(category));
    return covered ? null : `${category} is used for ${purpose}, but purposes.${purpose} does not name it`;
  });
  return [...new Set(missing)].filter((sentence) => sentence !== null);
};

/**
 * Refuses a policy that does not declare what the programs would store under it, before anything is made for it (OH-01, CR-14).
 * @throws AppError `policy_invalid` (detail: count, remedy = what to declare)
 */
export const checkDeclared = (policy: Declarations, map: LooseDataMap = dataMap): void => {
  const found = findUndeclared(policy, map);
  if (found.length === 0) return;
  const remedy = [
    `The policy "${policy.id}" cannot be started: the programs store data that it does not declare.`,
    ...found.map((sentence) => `- ${sentence}`),
  ].join('\n');
  throw new AppError('policy_invalid', { count: found.length, remedy });
};
