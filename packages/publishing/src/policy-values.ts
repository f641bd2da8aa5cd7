import type { PolicyDefinition } from '@candid/policy';

type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** What a policy promises, without the words for it: its values, and which commitments it makes. */
export type PolicyValues = { readonly [name: string]: Value };

/** The values of a policy, as they are kept. Its date says when they count, and sentences may be put better: neither is among them. */
export const valuesOf = (policy: PolicyDefinition): PolicyValues => {
  const commitments = policy.commitments.map(({ id }) => id).toSorted();
  return JSON.parse(JSON.stringify({ ...policy, version: undefined, commitments })) as PolicyValues;
};

const isGroup = (value: Value | undefined): value is PolicyValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In one order of names, whatever they came in: a database keeps them in its own. */
const inOrder = (value: Value | undefined): string =>
  JSON.stringify(value, (_, one: Value) =>
    isGroup(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one,
  ) ?? '';

/** Where two sets of values differ, such as `retention.result.lifetime`; a list counts as one value. Empty where they are the same. */
export const differingValues = (before: PolicyValues, after: PolicyValues): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (isGroup(old) && isGroup(now)) return differingValues(old, now).map((inner) => `${name}.${inner}`);
    return inOrder(old) === inOrder(now) ? [] : [name];
  });
