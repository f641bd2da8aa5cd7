import type { PolicyDefinition } from '../definition.ts';
import { checkConsent, checkCookies } from './browser.ts';
import { checkChanges } from './changes.ts';
import { checkChildren } from './children.ts';
import { checkDeclared, checkForbidden, checkNetworkLog, checkPurposes, checkRetentionPresent } from './data.ts';
import type { Finding } from './findings.ts';
import { checkLetters } from './letters.ts';
import { checkCommitments, checkUnique, checkWithinPromise } from './promises.ts';
import { checkRoles, checkTransfers } from './recipients.ts';

/** Judges a policy against itself: one finding for every rule at every place, the compliant ones included. */
export const checkPolicy = (policy: PolicyDefinition): readonly Finding[] =>
  [
    checkTransfers,
    checkRoles,
    checkDeclared,
    checkForbidden,
    checkPurposes,
    checkRetentionPresent,
    checkNetworkLog,
    checkCookies,
    checkConsent,
    checkLetters,
    checkWithinPromise,
    checkChildren,
    checkChanges,
    checkUnique,
    checkCommitments,
  ].flatMap((check) => check(policy));

/** Findings that keep a policy from being started: all but the compliant. */
export const faults = (findings: readonly Finding[]): readonly Finding[] => findings.filter((f) => f.verdict !== 'compliant');
