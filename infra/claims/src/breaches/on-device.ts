import type { Breach } from './breach.ts';

const APPLICATION = 'packages/application/src';

/** Breaches of what `on-device` promises. */
export const onDevice: readonly Breach[] = [
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
