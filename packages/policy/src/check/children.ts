import type { PolicyDefinition } from '../definition.ts';
import { judge, type Finding } from './findings.ts';

/** OH-21, HI-24, CR-27: who signs up says to be old enough, and where the age is raised, it is raised somewhere and not lowered. */
export const checkChildren = ({ children, features }: PolicyDefinition): readonly Finding[] => {
  const { minimumAge, raisedTo, raisedIn, ageStatement } = children;
  const isAsked = ageStatement || !features.accounts;
  const isRaised = raisedTo === null ? raisedIn.length === 0 : raisedTo > minimumAge && raisedIn.length > 0;
  return [
    judge(
      'age-limit',
      'children.ageStatement',
      isAsked ? null : 'there are accounts, and nobody is asked whether they are old enough',
    ),
    judge(
      'age-limit',
      'children.raisedTo',
      isRaised ? null : 'a raised age is above the minimum age and names its countries in raisedIn',
    ),
  ];
};
