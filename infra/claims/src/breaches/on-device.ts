import type { Breach } from './breach.ts';

const APPLICATION = 'packages/application/src';

/** Breaches of what `on-device` promises. */
export const onDevice: readonly Breach[] = [
  {
    claims: ['OD-17'],
    name: 'a start knows nothing of the texts before its own',
    file: `${APPLICATION}/publications/text-folder.ts`,
    find: 'if (whose === policyId) kept.push(text);',
    replace: 'if (whose !== policyId) kept.push(text);',
    tests: [`${APPLICATION}/publications/text-folder.test.ts`, 'infra/claims/src/announcements.db.test.ts'],
  },
  {
    claims: ['OD-19'],
    name: 'a review that is due is never overdue',
    file: 'packages/publishing/src/review.ts',
    find: 'isOverdue: now.getTime() > next.getTime()',
    replace: 'isOverdue: now.getTime() > Number.MAX_VALUE',
    tests: ['apps/console/app/review-notice.test.ts', `${APPLICATION}/evidence/publications.test.ts`],
  },
  {
    claims: ['OD-24'],
    name: 'each start tells of the same change once more',
    file: `${APPLICATION}/announcing/announce-versions.ts`,
    find: '.update(`policy ${version}`)',
    replace: '.update(`policy ${version} ${performance.now()}`)',
    tests: [`${APPLICATION}/announcing/updates.db.test.ts`, `${APPLICATION}/evidence/updates.db.test.ts`],
  },
];
