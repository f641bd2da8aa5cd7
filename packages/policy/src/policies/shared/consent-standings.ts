/** What commitments on consent rest on: the files that enforce them, and the tests that would fail were they broken. */
const ACCOUNTS = 'packages/accounts/src';

/** A choice is asked for with both answers alike, recorded before it counts, and taken back at once. */
export const choiceStands = {
  enforcedBy: [
    'packages/policy/src/consent.ts',
    `${ACCOUNTS}/domain/consent.ts`,
    `${ACCOUNTS}/store/consent-records.ts`,
    `${ACCOUNTS}/usecases/consents.ts`,
    'apps/web/src/request-consent.ts',
    'apps/web/app/consent/consent-notice.tsx',
    'apps/web/app/consent/consent-panel.tsx',
  ],
  tests: [
    `${ACCOUNTS}/domain/consent.test.ts`,
    `${ACCOUNTS}/usecases/consents.db.test.ts`,
    'apps/web/src/request-consent.test.ts',
    'apps/web/src/request-consent.model.db.test.ts',
    'e2e/stories/consent.e2e.ts',
    'packages/application/src/evidence/consents.db.test.ts',
  ],
};
