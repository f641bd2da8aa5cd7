import type { PolicyParameters } from './definition.ts';
import type { DataCategory } from './vocabulary.ts';

const MADE_FROM_ADDRESSES: readonly DataCategory[] = ['network-log', 'country', 'trial-marker', 'attempt-count'];

/** Whether anything that the policy declares is made from clients' addresses; where nothing is, no request may know its own (NA-05, OD-06). */
export const usesClientAddress = ({ categories }: Pick<PolicyParameters, 'categories'>): boolean =>
  categories.some((category) => MADE_FROM_ADDRESSES.includes(category));
