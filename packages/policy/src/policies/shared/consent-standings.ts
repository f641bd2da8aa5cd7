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

/** Newsletters go to those who said yes, once each, and end with one press. */
export const newsForThoseWhoAsked = {
  enforcedBy: [
    'packages/db/src/fence.ts',
    'packages/announcing/src/usecases/newsletter-readers.ts',
    'packages/announcing/src/usecases/post-issues.ts',
    'packages/announcing/src/store/suppressions.ts',
    'packages/application/src/announcing/write-newsletter.ts',
    'packages/mail/src/smtp.ts',
    'apps/web/app/routes/newsletter_.leave.tsx',
  ],
  tests: [
    'packages/announcing/src/domain/issue.test.ts',
    'packages/application/src/announcing/newsletter.db.test.ts',
    'packages/mail/src/smtp.test.ts',
    'e2e/stories/newsletter.e2e.ts',
    'packages/application/src/evidence/newsletters.db.test.ts',
  ],
};

/** What is noted of use rests on a yes that stood then, and names it. */
export const eventsRestOnConsent = {
  enforcedBy: [
    'packages/traffic/src/usecases/usage-events.ts',
    `${ACCOUNTS}/store/consent-records.ts`,
    'packages/db/src/fence.ts',
    'apps/web/src/note-request.ts',
  ],
  tests: [
    'packages/traffic/src/usecases/usage.db.test.ts',
    'apps/web/src/note-request.test.ts',
    'e2e/stories/walk-history.e2e.ts',
    'packages/application/src/evidence/usage-events.db.test.ts',
  ],
};
