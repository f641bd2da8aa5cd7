import { dataMap, declarationOf, isPersonal, type ColumnEntry, type LooseDataMap } from '@candid/db';
import { AppError } from '@candid/kernel';
import type { DataCategory, PolicyDefinition } from '@candid/policy';
import type { KeptKind } from './kept-kind.ts';
import { retentionRules } from './retention-rules.ts';

type Retaining = Pick<PolicyDefinition, 'id' | 'retention'>;

/** The rule that ends a column's data; totals that a policy has to declare end by their category's. */
const ruleOf = (entry: ColumnEntry): DataCategory | undefined =>
  isPersonal(entry) ? entry.retention : declarationOf(entry)?.category;

/** Which tables hold something that a rule ends. */
const tablesOf = (category: DataCategory, map: LooseDataMap): string[] =>
  Object.entries(map)
    .filter(([, columns]) => Object.values(columns).some((entry) => ruleOf(entry) === category))
    .map(([table]) => table);

/** Every table of the map with each rule that ends something in it. */
const storedUnder = (map: LooseDataMap): readonly (readonly [string, DataCategory])[] =>
  Object.entries(map).flatMap(([table, columns]) =>
    [...new Set(Object.values(columns).flatMap((entry) => ruleOf(entry) ?? []))].map((category) => [table, category] as const),
  );

/**
 * Stored things that nothing ends: a table with columns of a category, and no kept kind that answers for that category there.
 * @returns one sentence for each, naming what to register
 */
export const findUnkept = (kinds: readonly KeptKind[], map: LooseDataMap = dataMap): string[] =>
  storedUnder(map)
    .filter(
      ([table, category]) => !kinds.some((kind) => kind.categories.includes(category) && kind.tables.some((t) => t === table)),
    )
    .map(([table, category]) => `${category} in table ${table} is ended by nothing: register a kept kind for it`);

/** Rules of the policy that no table stores anything under yet. */
export const storedNowhere = (policy: Retaining, map: LooseDataMap = dataMap): readonly DataCategory[] =>
  retentionRules(policy)
    .map(({ category }) => category)
    .filter((category) => tablesOf(category, map).length === 0);

/**
 * Refuses to run with something stored that nothing would ever end.
 * @throws AppError `policy_invalid` (detail: count, remedy = what to register)
 */
export const checkKept = (policy: Retaining, kinds: readonly KeptKind[], map: LooseDataMap = dataMap): void => {
  const found = findUnkept(kinds, map);
  if (found.length === 0) return;
  const remedy = [
    `The policy "${policy.id}" cannot be started: not everything that is stored would end.`,
    ...found.map((s) => `- ${s}`),
  ].join('\n');
  throw new AppError('policy_invalid', { count: found.length, remedy });
};
