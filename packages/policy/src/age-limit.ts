import type { ChildrenRules } from './definition.ts';

/**
 * How old somebody has to be here. Where a policy raises its age by country, an unknown country counts as one of those: the stricter
 * applies (CR-27).
 * @param country ISO 3166-1 alpha-2, or null where it is not known
 */
export const ageLimit = ({ minimumAge, raisedTo, raisedIn }: ChildrenRules, country: string | null): number =>
  raisedTo !== null && (country === null || raisedIn.includes(country)) ? raisedTo : minimumAge;
