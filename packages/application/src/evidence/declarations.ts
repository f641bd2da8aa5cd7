import { dataMap, findDrift, findUndeclared, isPersonal, readCatalogue, type Db } from '@candid/db';
import { checkPolicy, faults, type PolicyDefinition, type Rule } from '@candid/policy';
import type { Reading } from './reading.ts';

/** `data-map`: columns classified, differences between map and database, and what is stored without the policy declaring it (OH-01). */
export const readDataMap = async ({ db, policy }: { db: Db; policy: PolicyDefinition }): Promise<Reading> => {
  const columns = Object.values(dataMap).flatMap((table) => Object.values(table));
  const unclassified = findDrift(dataMap, await readCatalogue(db)).length;
  const undeclared = findUndeclared(policy).length;
  return {
    ok: unclassified === 0 && undeclared === 0,
    figures: { classified: columns.length, personal: columns.filter(isPersonal).length, unclassified, undeclared },
  };
};

const PLACES = { transfer: 'transfers', 'forbidden-category': 'forbidden', 'purpose-basis': 'purposes' } as const;

/**
 * `policy-check`: places of the policy that break a rule, by rule: recipients without a mechanism for a transfer, forbidden kinds of data
 * that are declared, purposes without a ground, and all others (HI-25, CR-13, CR-18).
 */
export const readPolicyCheck = async ({ policy }: { policy: PolicyDefinition }): Promise<Reading> => {
  const found = checkPolicy(policy);
  const broken = faults(found);
  const count = (rule: Rule): number => broken.filter((finding) => finding.rule === rule).length;
  const named = Object.entries(PLACES).map(([rule, name]) => [name, count(rule as Rule)] as const);
  const others = broken.length - named.reduce((sum, [, faulty]) => sum + faulty, 0);
  return { ok: broken.length === 0, figures: { examined: found.length, ...Object.fromEntries(named), others } };
};
