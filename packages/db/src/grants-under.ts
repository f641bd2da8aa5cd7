import type { PolicyDefinition } from '@candid/policy';
import { dataMap } from './data-map/index.ts';
import { declarationOf, type Declaration, type LooseDataMap } from './data-map/types.ts';
import { tableGrants, type Grant } from './grants.ts';

/** What of a policy decides about what may be written. */
export type Declarations = Pick<PolicyDefinition, 'id' | 'version' | 'categories' | 'purposes' | 'support' | 'features'>;

/** Letters that lie in the operator's mailbox are declared all the same, and are not ours to write (NA-06). */
const liesElsewhere = ({ support }: Declarations, category: Declaration['category']): boolean =>
  category === 'correspondence' && !support.storesLetters;

/** Whether the policy names this category, and this use of it, for something that is stored here. */
const isDeclared = (policy: Declarations, { category, purpose }: Declaration): boolean =>
  policy.categories.includes(category) &&
  !liesElsewhere(policy, category) &&
  policy.purposes.some((rule) => rule.purpose === purpose && rule.categories.includes(category));

/**
 * The programs' rights under a policy: nobody may write a column of a category, or for a use, that the policy does not declare. So what
 * a policy does not have stays empty whatever a program tries (OH-01, NA-06, CR-01, CR-13).
 */
export const grantsUnder = (
  policy: Declarations,
  grants: readonly Grant[] = tableGrants,
  map: LooseDataMap = dataMap,
): readonly Grant[] => {
  const narrow = (table: string, columns: Grant['insert']): Grant['insert'] => {
    const entries = map[table];
    if (columns === undefined || entries === undefined) return columns;
    const closed = Object.entries(entries).filter(([, entry]) => {
      const declaration = declarationOf(entry);
      return declaration !== null && !isDeclared(policy, declaration);
    });
    if (closed.length === 0) return columns;
    const names = columns === 'all' ? Object.keys(entries) : columns;
    const open = names.filter((name) => !closed.some(([other]) => other === name));
    return open.length === 0 ? undefined : open;
  };
  const given = grants.filter(({ onlyWith }) => onlyWith === undefined || policy.features[onlyWith]);
  return given.map(({ insert, update, ...grant }) => {
    const narrowed = { insert: narrow(grant.table, insert), update: narrow(grant.table, update) };
    return {
      ...grant,
      ...(narrowed.insert && { insert: narrowed.insert }),
      ...(narrowed.update && { update: narrowed.update }),
    };
  });
};
